import {LitElement, css, html} from 'lit';
import {comparedCategoriesOption} from '../draw/what-if.js';
import {decimal, percent, whole} from '../model/format.js';
import {CATEGORIES, REMAINDER, categoryName, composition, explained, ofLayer} from '../model/tables.js';
import {shared} from '../style/shared.js';
import './figure.js';

/** @typedef {import('../data/types.js').Diversity} Diversity */
/** @typedef {import('../data/types.js').CategoryCount} CategoryCount */

const ALL = [...CATEGORIES, ...REMAINDER];

/** The neurons of each layer by category and d_anchor: as the agent sent them, and as they would be. */
export class WhatIfCounts extends LitElement {
  static properties = {
    layers: {attribute: false},
    answered: {attribute: false},
    diversity: {attribute: false},
    categories: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    table { border-collapse: collapse; width: 100%; font-size: 13px; margin-bottom: 16px;
      font-variant-numeric: tabular-nums; }
    th, td { text-align: right; padding: 5px 10px; border-top: 1px solid var(--line); }
    thead th { border-top: 0; color: var(--ink-muted); font-weight: 560; font-size: 12.5px; }
    th:first-child { text-align: left; }
    tbody th { font-weight: 600; }
    td b { font-weight: 640; }
    .scroll { overflow-x: auto; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?import('../state/what-if.js').Answered} */
    this.answered = null;
    /** @type {Diversity[]} as sent */
    this.diversity = [];
    /** @type {CategoryCount[]} as sent */
    this.categories = [];
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {{layer: string, neurons: number, sent: Diversity,
        would: import('../data/types.js').WhatIfLayer, own: Record<string, number>,
        now: Record<string, number>}[]} */
    this.rows = [];
  }

  willUpdate() {
    const {answered} = this;
    const at = (/** @type {{epoch: number}} */ row) => row.epoch === answered?.asked.epoch;
    const sent = this.diversity.filter(at);
    const sentCategories = this.categories.filter(at);
    this.rows = (answered?.layers ?? []).flatMap(would => {
      const own = sent.find(row => row.layer === would.layer);
      return own ? [{layer: would.layer, neurons: would.neurons, sent: own, would,
        own: composition([own], ofLayer(sentCategories, would.layer))[0],
        now: composition([/** @type {any} */ (would)],
          ofLayer(answered?.categories ?? [], would.layer))[0]}] : [];
    });
  }

  render() {
    const {rows, palette} = this;
    const option = rows.length > 0 && palette
      ? comparedCategoriesOption({layers: rows, palette}) : null;
    const epoch = this.answered?.asked.epoch;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">What they would detect</h2>
          <span class="faint">${epoch === undefined ? '' : `epoch ${epoch}`}</span>
          <span class="grow"></span>
          <ul class="legend">${[...explained(this.categories), ...REMAINDER].map(name => html`
            <li><i class="swatch" data-category=${name}></i>${categoryName(name)}</li>`)}</ul></div>
        <div class="scroll">${this.table()}</div>
        <cm-figure name="what-if-categories" heading="Neurons by category" .option=${option}
          detail="left as sent, right under these settings" .stale=${this.stale}
          label="Share of each layer's neurons by category, as sent and under these settings"
          .columns=${['layer', 'settings', ...ALL]} .palette=${palette}
          .rows=${() => rows.flatMap(({layer, own, now}) =>
            [[layer, 'as sent', ...ALL.map(name => own[name])],
              [layer, 'what if', ...ALL.map(name => now[name])]])}></cm-figure>
      </section>`;
  }

  table() {
    return html`
      <table data-testid="what-if-table">
        <thead><tr><th scope="col">Layer</th><th scope="col">Interpretable</th>
          <th scope="col">as sent</th><th scope="col">Distinct concepts</th>
          <th scope="col">as sent</th><th scope="col">d_anchor</th><th scope="col">as sent</th>
        </tr></thead>
        <tbody>${this.rows.map(({layer, sent, would}) => html`
          <tr><th scope="row">${layer}</th>
            <td><b>${whole(would.interpretable)}</b>
              <span class="faint">${percent(would.interpretable / would.neurons)}</span></td>
            <td>${whole(sent.interpretable)}</td>
            <td><b>${whole(would.distinct_concepts)}</b></td>
            <td>${whole(sent.distinct_concepts)}</td>
            <td><b>${decimal(would.anchor_distance)}</b></td>
            <td>${decimal(sent.anchor_distance)}</td></tr>`)}</tbody>
      </table>`;
  }
}

customElements.define('cm-what-if-counts', WhatIfCounts);
