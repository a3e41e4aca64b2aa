import {LitElement, css, html} from 'lit';
import {whole} from '../model/format.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** @typedef {import('../state/place.js').NeuronId} NeuronId */

/** Chooses a neuron by its layer and its index. */
export class NeuronChoice extends LitElement {
  static properties = {
    layers: {attribute: false},
    neuron: {attribute: false},
  };

  static styles = [shared, css`
    .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; font-size: 13px; }
    label { display: inline-flex; align-items: center; gap: 8px; color: var(--ink-muted);
      font-size: 12.5px; }
    select, input { padding: 4px 8px; border: 1px solid var(--line-strong); border-radius: 7px;
      background: var(--card); font-size: 13px; color: var(--ink); }
    input { width: 84px; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?NeuronId} */
    this.neuron = null;
  }

  /** The chosen layer, else the first. */
  get layer() {
    return this.layers.find(({layer}) => layer === this.neuron?.layer) ?? this.layers[0];
  }

  render() {
    const {neuron, layer} = this;
    const last = (layer?.neurons ?? 1) - 1;
    return layer === undefined ? '' : html`
      <div class="row" role="group" aria-label="Neuron">
        <label>Layer <select name="neuron-layer" @change=${(/** @type {Event} */ event) =>
          this.show(/** @type {HTMLSelectElement} */ (event.target).value, 0)}>
          ${this.layers.map(({layer: name}) => html`
            <option value=${name} ?selected=${name === layer.layer}>${name}</option>`)}</select></label>
        <label>neuron <input type="number" name="neuron-index" min="0" max=${last} step="1"
          .value=${String(neuron?.neuron ?? '')} @change=${(/** @type {Event} */ event) =>
            this.typed(/** @type {HTMLInputElement} */ (event.target))}>
          of ${whole(last + 1)}</label>
        <button aria-label="Previous neuron" title="Previous neuron" ?disabled=${!neuron?.neuron}
          @click=${() => this.show(layer.layer, (neuron?.neuron ?? 1) - 1)}>‹</button>
        <button aria-label="Next neuron" title="Next neuron"
          ?disabled=${(neuron?.neuron ?? -1) >= last}
          @click=${() => this.show(layer.layer, (neuron?.neuron ?? -1) + 1)}>›</button>
      </div>`;
  }

  /** @param {HTMLInputElement} input */
  typed(input) {
    if (input.value !== '' && input.validity.valid) {
      this.show(this.layer.layer, input.valueAsNumber);
    } else {
      input.reportValidity();
    }
  }

  /**
   * @param {string} layer
   * @param {number} neuron
   */
  show(layer, neuron) {
    go(this, {neuron: {layer, neuron}});
  }
}

customElements.define('cm-neuron-choice', NeuronChoice);
