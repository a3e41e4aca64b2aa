import {LitElement, css, html} from 'lit';
import {decimal} from '../model/format.js';
import {shownCategory, shownWord} from '../model/tables.js';
import {key} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** The images that activate a neuron most at some epochs, one row an epoch. */
export class NeuronImages extends LitElement {
  static properties = {
    data: {attribute: false},
    version: {type: Number},
    neuron: {attribute: false},
    epochs: {attribute: false},
    epoch: {attribute: false},
  };

  static styles = [shared, css`
    .scroll { overflow-x: auto; max-height: 900px; }
    table { border-collapse: collapse; }
    th, td { padding: 6px 10px 6px 0; text-align: left; border-top: 1px solid var(--line);
      vertical-align: middle; font-weight: 400; }
    tr:first-child > * { border-top: 0; }
    th button { font-size: 12.5px; padding: 2px 9px; white-space: nowrap; }
    .word { font-size: 12.5px; min-width: 110px; max-width: 180px; }
    .word .swatch { display: inline-block; margin-right: 7px; }
    ol { display: flex; gap: 6px; }
    img { display: block; width: var(--image-size, 52px); aspect-ratio: 1; border-radius: 5px;
      image-rendering: pixelated; background: var(--well); border: 1px solid var(--line); }
    @media (min-width: 2000px) { img { --image-size: 64px; } }
  `];

  constructor() {
    super();
    /** @type {?import('../state/run-data.js').RunData} */
    this.data = null;
    /** Grows with every change of the data. */
    this.version = 0;
    /** @type {?import('../state/place.js').NeuronId} */
    this.neuron = null;
    /** @type {number[]} */
    this.epochs = [];
    /** @type {?number} the shown one */
    this.epoch = null;
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Top images by epoch</h2>
          <span class="faint">the images that activate it most, from the left</span></div>
        <div class="scroll" tabindex="0" role="region" aria-label="Top images by epoch">
          <table><tbody data-testid="images-by-epoch">
            ${this.epochs.map(epoch => this.row(epoch))}</tbody></table></div>
      </section>`;
  }

  /** @param {number} epoch */
  row(epoch) {
    const {data, neuron} = this;
    const id = neuron && key(neuron);
    const now = (id && data?.histories.get(id)?.find(row => row.epoch === epoch)) || null;
    const images = (id && data?.topImages.get(`${epoch} ${id}`)) || null;
    return html`
      <tr data-epoch=${epoch}><th scope="row"><button aria-pressed=${epoch === this.epoch}
        @click=${() => go(this, {epoch})}>epoch ${epoch}</button></th>
        <td class="word">${now ? html`<i class="swatch dot" data-category=${shownCategory(now)}></i>${
          shownWord(now)}` : ''}</td>
        <td>${images === null ? html`<span class="faint">Loading…</span>`
          : images.length === 0 ? html`<span class="faint">none: it answers all alike</span>`
            : html`<ol>${images.map(image => this.image(image))}</ol>`}</td></tr>`;
  }

  /** @param {import('../data/types.js').TopImage} image */
  image({image, caption, activation}) {
    const name = caption ?? `probe image ${image}`;
    return html`<li><img src=${this.data?.api.imageAddress(image) ?? ''} alt=${name}
      title="${name}, activation ${decimal(activation)}"></li>`;
  }
}

customElements.define('cm-neuron-images', NeuronImages);
