import {LitElement, css, html} from 'lit';
import {distancesOption, thresholdsOption} from '../draw/what-if.js';
import {layerColor} from '../draw/palette.js';
import {decimal} from '../model/format.js';
import {ofLayer} from '../model/tables.js';
import {changedSettings, temperatures} from '../model/what-if.js';
import {shared} from '../style/shared.js';
import './figure.js';

/**
 * The ablation curves of the thesis, drawn when asked for: d_anchor against the epoch at several
 * temperatures, and the share of interpretable neurons against the threshold. Fires `draw`.
 */
export class WhatIfCurves extends LitElement {
  static properties = {
    layers: {attribute: false},
    curves: {attribute: false},
    epoch: {type: Number},
    place: {attribute: false},
    settings: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px; margin-top: 14px;
      grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); }
    .whole { grid-column: 1 / -1; }
    .keys { margin-top: 10px; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?import('../state/what-if.js').Curves} */
    this.curves = null;
    this.epoch = 0;
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {import('../model/what-if.js').Settings} */
    this.settings = /** @type {any} */ (null);
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
  }

  get names() {
    return this.layers.map(({layer}) => layer);
  }

  /** What the curves depend on: the threshold and the temperature are their axes. */
  get of() {
    const {temperature, threshold, ...others} = changedSettings(this.place);
    return JSON.stringify({epoch: this.epoch, others});
  }

  render() {
    const {curves} = this;
    const current = curves !== null && curves.of === this.of;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Ablation curves</h2>
          <span class="faint">over every stored epoch and over τ</span><span class="grow"></span>
          <button name="draw" @click=${this.draw}
            ?disabled=${current && curves.distances.has(this.settings.temperature)}>
            ${curves === null ? 'Draw the curves' : 'Draw them anew'}</button></div>
        ${curves === null ? '' : current ? this.charts(curves)
          : html`<p class="faint">The curves are of other settings or another epoch.</p>`}
      </section>`;
  }

  draw() {
    this.dispatchEvent(new CustomEvent('draw', {detail: {
      asked: {epoch: this.epoch, settings: changedSettings(this.place)},
      temperatures: temperatures(this.settings.temperature)}}));
  }

  /** @param {import('../state/what-if.js').Curves} curves */
  charts({distances, thresholds}) {
    const {palette, settings} = this;
    const drawn = [...distances].sort(([a], [b]) => a - b);
    return html`
      <div class="charts">
        <cm-figure class="whole" name="thresholds-chart" heading="Interpretable neurons against τ"
          label="Share of interpretable neurons of each layer against the threshold"
          .option=${thresholds && palette ? thresholdsOption({rows: thresholds, layers: this.names,
            chosen: settings.threshold, palette}) : null} .palette=${palette} .stale=${this.stale}
          .columns=${['threshold', 'layer', 'neurons', 'interpretable']}
          .rows=${() => (thresholds ?? []).map(row =>
            [row.threshold, row.layer, row.neurons, row.interpretable])}></cm-figure>
        ${this.names.map(layer => html`
          <cm-figure name="distances-${layer}" heading="d_anchor of ${layer}" group="epoch"
            label="d_anchor of ${layer} against the epoch at several temperatures"
            .option=${drawn.length > 0 && palette ? distancesOption({palette,
              curves: drawn.map(([one, rows]) => [one, ofLayer(rows, layer)]),
              chosen: settings.temperature}) : null} .palette=${palette} .stale=${this.stale}
            .columns=${['temperature', 'epoch', 'd_anchor']}
            .rows=${() => drawn.flatMap(([one, rows]) => ofLayer(rows, layer).map(row =>
              [one, row.epoch, row.anchor_distance]))}></cm-figure>`)}
      </div>
      <ul class="legend keys">${this.names.map((name, i) => this.key(name, i, this.names.length))}
        ${drawn.map(([one], i) => this.key(`T = ${decimal(one)}`, i, drawn.length))}</ul>`;
  }

  /**
   * @param {string} name
   * @param {number} i
   * @param {number} count
   */
  key(name, i, count) {
    return html`<li><i class="swatch dot" .style=${this.palette
      ? `--swatch: ${layerColor(this.palette, i, count)}` : ''}></i>${name}</li>`;
  }
}

customElements.define('cm-what-if-curves', WhatIfCurves);
