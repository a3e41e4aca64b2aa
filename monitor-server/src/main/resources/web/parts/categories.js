import {LitElement, css, html} from 'lit';
import {categoriesOption} from '../draw/categories.js';
import {CATEGORIES, REMAINDER, categoryName, composition, explained, ofLayer} from '../model/tables.js';
import {shared} from '../style/shared.js';
import './figure.js';
import {go} from './go.js';

/** @type {[import('../state/place.js').Place['measure'], string][]} */
const MEASURES = [['count', 'Counts'], ['share', 'Shares']];
const COLUMNS = [...CATEGORIES, ...REMAINDER];

/** How many neurons of each layer detect a concept of each category, epoch by epoch. */
export class Categories extends LitElement {
  static properties = {
    layers: {attribute: false},
    diversity: {attribute: false},
    categories: {attribute: false},
    measure: {},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px;
      grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); }
    .untrained { width: 18px; border-top: 2px dashed var(--ink); }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?import('../data/types.js').Diversity[]} */
    this.diversity = null;
    /** @type {?import('../data/types.js').CategoryCount[]} */
    this.categories = null;
    /** @type {import('../state/place.js').Place['measure']} */
    this.measure = 'count';
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {{layer: string, epochs: Record<string, number>[], option: any}[]} */
    this.parts = [];
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    const {diversity, categories, palette, measure} = this;
    if ([...changed.keys()].every(name => name === 'stale' || name === 'api')) {
      return;
    }
    this.parts = this.layers.map(({layer, neurons}) => {
      const epochs = composition(ofLayer(diversity ?? [], layer), ofLayer(categories ?? [], layer));
      return {layer, epochs, option: epochs.length > 0 && palette
        ? categoriesOption({epochs, neurons, measure, palette}) : null};
    });
  }

  render() {
    const {palette} = this;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Interpretable neurons by category</h2>
          <div class="segments" role="group" aria-label="Neurons as">${MEASURES.map(([id, title]) =>
            html`<button name="measure" data-measure=${id} aria-pressed=${this.measure === id}
              @click=${() => go(this, {measure: id})}>${title}</button>`)}</div>
          <span class="grow"></span>
          <ul class="legend">${[...explained(this.categories ?? []), ...REMAINDER].map(name => html`
            <li><i class="swatch" data-category=${name}></i>${categoryName(name)}</li>`)}
            <li title="Interpretable neurons of the untrained network"><i class="untrained"></i>
              untrained</li></ul></div>
        <div class="charts">${this.parts.map(({layer, epochs, option}, i) => html`
          <cm-figure name="categories-${layer}" heading=${layer} .option=${option}
            detail="${this.layers[i].neurons} neurons" group="epoch"
            label="Neurons of ${layer} by category and epoch" waiting="Waiting for the first epoch"
            .columns=${['epoch', ...COLUMNS.map(categoryName)]} .stale=${this.stale}
            .palette=${palette} .arrow=${this.api && (() => this.api?.arrow('categories'))}
            .rows=${() => this.rows(epochs, this.layers[i].neurons)}></cm-figure>`)}</div>
      </section>`;
  }

  /**
   * @param {Record<string, number>[]} epochs
   * @param {number} neurons
   */
  rows(epochs, neurons) {
    const whole = this.measure === 'share' ? neurons : 1;
    return epochs.map(row => [row.epoch, ...COLUMNS.map(name => row[name] / whole)]);
  }
}

customElements.define('cm-categories', Categories);
