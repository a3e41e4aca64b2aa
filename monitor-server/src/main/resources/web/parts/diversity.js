import {LitElement, css, html} from 'lit';
import {byLayerOption} from '../draw/diversity.js';
import {layerColor} from '../draw/palette.js';
import {shared} from '../style/shared.js';
import './figure.js';

const CHARTS = /** @type {const} */ ([
  {column: 'mean_pairwise_distance', id: 'pairwise-distance', title: 'Mean pairwise distance',
    waiting: 'Waiting for the first epoch'},
  {column: 'distinct_concepts', id: 'distinct-concepts', title: 'Distinct concepts',
    waiting: 'Waiting for the first epoch'},
]);

/** How different from each other the neurons of each layer are. */
export class Diversity extends LitElement {
  static properties = {
    layers: {attribute: false},
    diversity: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px;
      grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?import('../data/types.js').Diversity[]} */
    this.diversity = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {any[]} */
    this.options = [];
  }

  get names() {
    return this.layers.map(({layer}) => layer);
  }

  willUpdate() {
    const {diversity: rows, palette, names: layers} = this;
    this.options = CHARTS.map(({column}) => rows?.length && palette
      ? byLayerOption({rows, layers, column, palette}) : null);
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Diversity</h2><span class="grow"></span>
          <ul class="legend">${this.names.map((name, i) => html`
            <li><i class="swatch dot" .style=${this.swatch(i)}></i>${name}</li>`)}</ul></div>
        <div class="charts">${CHARTS.map((chart, i) => html`
          <cm-figure name="${chart.id}-chart" heading=${chart.title} .option=${this.options[i]}
            label="${chart.title} of each layer by epoch" waiting=${chart.waiting} group="epoch"
            .columns=${['epoch', 'layer', chart.title]} .stale=${this.stale}
            .palette=${this.palette} .arrow=${this.api && (() => this.api?.arrow('diversity'))}
            .rows=${() => (this.diversity ?? []).map(row =>
              [row.epoch, row.layer, row[chart.column]])}></cm-figure>`)}</div>
      </section>`;
  }

  /** @param {number} i */
  swatch(i) {
    return this.palette ? `--swatch: ${layerColor(this.palette, i, this.layers.length)}` : '';
  }
}

customElements.define('cm-diversity', Diversity);
