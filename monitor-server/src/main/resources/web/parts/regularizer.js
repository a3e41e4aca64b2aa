import {LitElement, css, html} from 'lit';
import {layerColor} from '../draw/palette.js';
import {linesOption} from '../draw/regularizer.js';
import {regularizer} from '../model/regularizer.js';
import {shared} from '../style/shared.js';
import './figure.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */
/** @typedef {import('../draw/regularizer.js').Line} Line */
/** @typedef {import('../model/regularizer.js').LayerTerm} LayerTerm */

/**
 * What a chart shows.
 *
 * @typedef {{id: string, title: string, note: string, fromZero: boolean, lines: Line[]}} Content
 */

/** What the concept diversity term does beside the loss. Hidden where the network has no term. */
export class Regularizer extends LitElement {
  static properties = {
    scalars: {attribute: false},
    layers: {attribute: false},
    smoothing: {type: Number},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px; grid-template-columns: 1fr 1fr; }
    .reading { margin-bottom: 14px; }
    .swatch.line { width: 18px; height: 0; border-radius: 0; background: none;
      border-top: 2px solid var(--swatch, var(--ink-muted)); }
    .swatch.dashed { border-top-style: dashed; }
    @media (min-width: 2000px) {
      .charts { grid-template-columns: repeat(4, 1fr); }
    }
    @media (max-width: 700px) {
      .charts { grid-template-columns: minmax(0, 1fr); }
    }
  `];

  constructor() {
    super();
    /** @type {?import('../data/types.js').Scalar[]} null while loading */
    this.scalars = null;
    /** @type {import('../data/types.js').Layer[]} the monitored ones */
    this.layers = [];
    this.smoothing = 0;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../model/regularizer.js').Regularizer} */
    this.regularizer = null;
    /** @type {Content[]} */
    this.contents = [];
    /** @type {Record<string, ?import('../draw/base.js').Option>} by chart */
    this.options = {};
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('scalars')) {
      this.regularizer = regularizer(this.scalars ?? []);
      this.hidden = this.regularizer === null;
    }
    this.contents = this.regularizer ? this.describe(this.regularizer) : [];
    const {smoothing, palette} = this;
    this.options = Object.fromEntries(this.contents.map(({id, lines, fromZero}) =>
      [id, palette && linesOption({lines, smoothing, fromZero, palette})]));
  }

  /**
   * @param {import('../model/regularizer.js').Regularizer} regularizer
   * @returns {Content[]}
   */
  describe({loss, layers}) {
    const each = (/** @type {(term: LayerTerm) => Scalar[]} */ points, prefix = '',
      dashed = false) => layers.map(layer => ({name: prefix + layer.layer, points: points(layer),
      color: this.color(layer.layer), dashed}));
    return [
      {id: 'loss-and-term', title: 'Loss and term',
        note: 'dashed: L_std, solid: β d_anchor; the score is their sum', fromZero: true,
        lines: [{name: 'L_std', points: loss, color: this.palette?.muted ?? '', dashed: true},
          ...each(({term}) => term, 'β d_anchor, ')]},
      {id: 'gradient-norms', title: 'Norms of their gradients at the layer',
        note: 'dashed: of the loss, solid: of the term', fromZero: true,
        lines: [...each(({lossGradient}) => lossGradient, 'loss, ', true),
          ...each(({gradient}) => gradient, 'term, ')]},
      {id: 'minibatch-distance', title: 'd_anchor of the minibatch',
        note: 'over its own images, not the probe set', fromZero: false,
        lines: each(({distance}) => distance)},
      {id: 'gradient-ratio', title: 'Ratio of the gradients',
        note: 'norm of the term over norm of the loss', fromZero: true,
        lines: each(({ratio}) => ratio)},
    ];
  }

  /** The colour that a layer has in the other views; regularized layers need not be monitored. */
  color(/** @type {string} */ layer) {
    const names = [...new Set([...this.layers.map(known => known.layer),
      ...(this.regularizer?.layers ?? []).map(known => known.layer)])];
    return this.palette ? layerColor(this.palette, names.indexOf(layer), names.length) : '';
  }

  render() {
    const layers = this.regularizer?.layers ?? [];
    return this.regularizer && html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Regularizer</h2><span class="grow"></span>
          <ul class="legend">
            <li><i class="swatch line dashed"></i>L_std, the loss without the term</li>
            ${layers.map(({layer}) => html`
              <li><i class="swatch line" .style="--swatch: ${this.color(layer)}"></i>${layer}</li>`)}
          </ul></div>
        <p class="faint reading" data-testid="reading">Compare L_std, not the score, with a run
          without the term. ${layers.some(({weightVaries}) => weightVaries) ? html`β is set anew at
          each step, from the gradients: β d_anchor may rise while d_anchor falls.` : ''}</p>
        <div class="charts">${this.contents.map(content => this.chart(content))}</div>
      </section>`;
  }

  /** @param {Content} content */
  chart({id, title, note, lines}) {
    return html`
      <cm-figure name="${id}-chart" heading=${title} detail=${note} group="step"
        .option=${this.options[id]} .stale=${this.stale} .palette=${this.palette}
        label="${title} by iteration: ${lines.map(({name}) => name).join(', ')}"
        .columns=${['iteration', ...lines.map(({name}) => name)]}
        .rows=${() => table(lines)}></cm-figure>`;
  }
}

/** @param {Line[]} lines */
const table = lines => (lines[0]?.points ?? []).map(({step}, i) =>
  [step, ...lines.map(({points}) => points[i]?.value)]);

customElements.define('cm-regularizer', Regularizer);
