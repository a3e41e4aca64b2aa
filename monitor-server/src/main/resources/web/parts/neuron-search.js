import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import {neuronItems, neuronList} from './neuron-item.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/** Which neurons detect a concept. */
export class NeuronSearch extends LitElement {
  static properties = {
    find: {},
    detected: {attribute: false},
    concepts: {attribute: false},
  };

  static styles = [shared, neuronItems, css`
    label { display: block; font-size: 13px; font-weight: 600; margin-bottom: 6px; }
    .answer { margin-top: 8px; }
    ul { margin-top: 4px; max-height: 168px; overflow-y: auto; }
  `];

  constructor() {
    super();
    this.find = '';
    /** @type {Neuron[]} */
    this.detected = [];
    /** @type {import('../data/types.js').Concept[]} */
    this.concepts = [];
  }

  render() {
    return html`
      <label for="find">Which neurons detect…</label>
      <input id="find" type="search" list="words" placeholder="a concept, for example striped"
        autocomplete="off" .value=${this.find} @input=${this.typed}>
      <datalist id="words">${this.concepts.map(({word}) => html`<option value=${word}></option>`)}
      </datalist>
      ${this.find.trim() ? this.answer() : ''}`;
  }

  answer() {
    const {length} = this.detected;
    return html`
      <p class="answer faint" role="status" data-testid="found">${length === 0 ? 'No neuron'
        : length === 1 ? '1 neuron' : `${length} neurons`} at this epoch</p>
      ${neuronList(this, this.detected)}`;
  }

  /** @param {Event} event */
  typed(event) {
    go(this, {find: /** @type {HTMLInputElement} */ (event.target).value});
  }
}

customElements.define('cm-neuron-search', NeuronSearch);
