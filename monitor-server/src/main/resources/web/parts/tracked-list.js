import {LitElement, css, html} from 'lit';
import {decimal} from '../model/format.js';
import {neuronName, shownCategory, shownWord} from '../model/tables.js';
import {same} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** @typedef {import('../state/place.js').NeuronId} NeuronId */

/** The tracked neurons; their trails are drawn. Fires `untrack`. */
export class TrackedList extends LitElement {
  static properties = {
    tracked: {attribute: false},
    neurons: {attribute: false},
    selected: {attribute: false},
  };

  static styles = [shared, css`
    h3 { margin-bottom: 6px; }
    li { display: flex; align-items: center; gap: 4px; }
    .open { display: grid; grid-template-columns: auto auto 1fr auto; gap: 8px; flex: 1;
      align-items: center; text-align: left; border-color: transparent; background: none;
      font-weight: 400; padding: 4px 6px; min-width: 0; }
    .open:hover { background: var(--well); }
    .open[aria-current='true'] { background: var(--well); }
    .open .faint { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  `];

  constructor() {
    super();
    /** @type {NeuronId[]} */
    this.tracked = [];
    /** @type {import('../data/types.js').Neuron[]} of the shown epoch */
    this.neurons = [];
    /** @type {?NeuronId} */
    this.selected = null;
  }

  render() {
    return html`
      <h3>Tracked neurons</h3>
      ${this.tracked.length === 0 ? html`
        <p class="faint">Click a dot to follow its way through the epochs.</p>` : ''}
      <ul data-testid="tracked">${this.tracked.map(id => this.item(id))}</ul>`;
  }

  /** @param {NeuronId} id */
  item(id) {
    const now = this.neurons.find(neuron => same(neuron, id));
    const name = neuronName(id);
    return html`
      <li><button class="open" aria-current=${same(id, this.selected)}
          @click=${() => go(this, {neuron: id})}>
          <i class="swatch dot" data-category=${now ? shownCategory(now) : 'none'}></i>
          <span>${name}</span>
          <span class="faint">${now ? shownWord(now) : ''}</span>
          <span>${decimal(now?.similarity)}</span></button>
        <button class="plain" aria-label="Stop tracking ${name}" title="Stop tracking"
          @click=${() => this.dispatchEvent(new CustomEvent('untrack', {detail: id}))}>×</button>
      </li>`;
  }
}

customElements.define('cm-tracked-list', TrackedList);
