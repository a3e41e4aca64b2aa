import {LitElement, css, html} from 'lit';
import {anchorDistanceOption, distanceRange} from '../draw/diversity.js';
import {decimal, percent} from '../model/format.js';
import {ofLayer, shareOfReachable} from '../model/tables.js';
import {shared} from '../style/shared.js';
import './figure.js';

/** @typedef {import('../data/types.js').Diversity} Diversity */

const COLUMNS = ['epoch', 'd_anchor', 'interpretable only', 'shuffled labels', 'reachable'];

const SHARE = 'From the value under shuffled labels, 0 %, to the best reachable one, 100 %';

/** d_anchor of each layer over the epochs, between its references. */
export class AnchorDistance extends LitElement {
  static properties = {
    layers: {attribute: false},
    diversity: {attribute: false},
    anchors: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px;
      grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); }
    .swatch { width: 18px; height: 0; border-radius: 0; background: none;
      border-top: 2px solid var(--ink-faint); }
    .swatch.value { border-color: var(--accent); }
    .swatch.untrained { border-top-style: dashed; }
    .swatch.reachable { border-top-style: dotted; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?Diversity[]} */
    this.diversity = null;
    /** @type {import('../data/types.js').Anchor[]} the user's own */
    this.anchors = [];
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {any[]} by layer */
    this.options = [];
  }

  willUpdate() {
    const {diversity, palette} = this;
    if (diversity && palette) {
      const range = distanceRange(diversity);
      this.options = this.layers.map(({layer}) => ofLayer(diversity, layer))
        .map(rows => rows.length > 0 ? anchorDistanceOption({rows, range, palette}) : null);
    }
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head">
          <h2 id="title" title="Mean distance from each anchor to the nearest living neuron">
            Distance from anchors to neurons, d_anchor</h2>
          ${this.wished()}
          <span class="grow"></span>
          <ul class="legend">
            <li><i class="swatch value"></i>living neurons</li>
            <li><i class="swatch"></i>shuffled labels</li>
            <li><i class="swatch untrained"></i>untrained</li>
            <li><i class="swatch reachable"></i>best reachable</li>
          </ul></div>
        <div class="charts">${this.layers.map(({layer}, i) => this.chart(layer, i))}</div>
      </section>`;
  }

  /** Says which anchors are measured, where they are not the concepts. */
  wished() {
    const {length} = this.anchors.filter(({role}) => role === 'wished');
    return length === 0 ? '' : html`<span class="faint" data-testid="measured">over
      ${length === 1 ? 'the one anchor' : `the ${length} anchors`} wished for</span>`;
  }

  /**
   * @param {string} layer
   * @param {number} i
   */
  chart(layer, i) {
    const rows = ofLayer(this.diversity ?? [], layer);
    const last = rows.at(-1);
    return html`
      <cm-figure name="anchor-distance-${layer}" heading=${layer} group="epoch"
        value=${decimal(last?.anchor_distance)} .option=${this.options[i] ?? null}
        label="d_anchor of ${layer} by epoch, with its references"
        waiting="Waiting for the first epoch" .columns=${COLUMNS} .stale=${this.stale}
        .palette=${this.palette} .rows=${() => cells(rows)}
        .arrow=${this.api && (() => this.api?.arrow('diversity'))}>
        <p class="faint" title=${SHARE}>${last ? standing(shareOfReachable(last)) : ''}</p>
      </cm-figure>`;
  }
}

/** @param {number} share of the way from shuffled labels to the best reachable value */
const standing = share => share < 0 ? 'farther than with shuffled labels'
  : `${percent(share)} of the way to the best reachable`;

/** @param {Diversity[]} rows */
const cells = rows => rows.map(row => [row.epoch, row.anchor_distance,
  row.anchor_distance_interpretable, row.anchor_distance_shuffled, row.anchor_distance_reachable]);

customElements.define('cm-anchor-distance', AnchorDistance);
