import {LitElement, css, html} from 'lit';
import {comparedOption} from '../draw/compared.js';
import {MEASURES, layersOf, lines} from '../model/compared.js';
import {shared} from '../style/shared.js';
import './figure.js';
import {runMark} from './run-mark.js';

/** @typedef {import('../model/compared.js').RunDiversity} RunDiversity */
/** @typedef {keyof MEASURES} Measure */

/** d_anchor and interpretable neurons of the chosen runs, one chart a layer, over each other. */
export class ComparedDiversity extends LitElement {
  static properties = {
    runs: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    h3.measure { margin: 14px 0 6px; color: var(--ink-muted); }
    .charts { display: grid; gap: 20px 28px;
      grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); }
    .legend svg { flex: none; }
  `];

  constructor() {
    super();
    /** @type {RunDiversity[]} the chosen ones that were answered */
    this.runs = [];
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
  }

  render() {
    const {runs} = this;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Compared runs</h2><span class="grow"></span>
          <ul class="legend">${runs.map(({name, look}) => html`<li>${runMark(look)}${name}</li>`)}
          </ul></div>
        ${/** @type {Measure[]} */ (Object.keys(MEASURES)).map(measure => html`
          <h3 class="measure">${MEASURES[measure].title}</h3>
          <div class="charts">${layersOf(runs).map(layer => this.chart(layer, measure))}</div>`)}
      </section>`;
  }

  /**
   * @param {string} layer
   * @param {Measure} measure
   */
  chart(layer, measure) {
    const {palette} = this;
    const drawn = lines(this.runs, layer, measure);
    const {title} = MEASURES[measure];
    return html`
      <cm-figure name="compared-${measure}-${layer}" heading=${layer} group="epoch"
        .option=${palette && drawn.length > 0
          ? comparedOption({lines: drawn, counts: measure === 'interpretable', palette}) : null}
        label="${title} of ${layer} by epoch: ${drawn.map(({name}) => name).join(', ')}"
        .columns=${['run', 'epoch', title]} .stale=${this.stale} .palette=${palette}
        .rows=${() => drawn.flatMap(({name, points}) =>
          points.map(([epoch, value]) => [name, epoch, value]))}></cm-figure>`;
  }
}

customElements.define('cm-compared-diversity', ComparedDiversity);
