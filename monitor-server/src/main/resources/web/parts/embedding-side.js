import {LitElement, css, html} from 'lit';
import {neuronName} from '../model/tables.js';
import {format, key, same} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import './lassoed.js';
import './neighbours.js';
import './neuron-card.js';
import './neuron-search.js';
import './tracked-list.js';

/** @typedef {import('../state/place.js').NeuronId} NeuronId */

/** Neurons by name beside the embedding view: searched, lassoed, chosen, near, and tracked ones. */
export class EmbeddingSide extends LitElement {
  static properties = {
    data: {attribute: false},
    version: {type: Number},
    place: {attribute: false},
    epoch: {attribute: false},
    threshold: {type: Number},
    neurons: {attribute: false},
    nearest: {attribute: false},
    detected: {attribute: false},
    lassoed: {attribute: false},
    palette: {attribute: false},
  };

  static styles = [shared, css`
    :host { display: flex; flex-direction: column; gap: 20px; min-width: 0; }
  `];

  constructor() {
    super();
    /** @type {?import('../state/run-data.js').RunData} */
    this.data = null;
    /** Grows with every change of the data. */
    this.version = 0;
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {?number} */
    this.epoch = null;
    this.threshold = NaN;
    /** @type {import('../data/types.js').Neuron[]} of the shown epoch */
    this.neurons = [];
    /** @type {?import('../data/types.js').Neighbour[]} */
    this.nearest = null;
    /** @type {import('../data/types.js').Neuron[]} */
    this.detected = [];
    /** @type {?import('../data/types.js').Neuron[]} */
    this.lassoed = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
  }

  render() {
    const {data, place, epoch} = this;
    const id = place.neuron;
    return html`
      <cm-neuron-search .find=${place.find} .detected=${this.detected}
        .concepts=${data?.concepts ?? []}></cm-neuron-search>
      <cm-lassoed ?hidden=${place.lasso === null} .lasso=${place.lasso} .neurons=${this.lassoed}
        .tracked=${place.tracked}></cm-lassoed>
      <cm-neuron-card .neuron=${id} .epoch=${epoch} .threshold=${this.threshold}
        .palette=${this.palette} .api=${data?.api ?? null} .concepts=${data?.concepts ?? []}
        .tracked=${id !== null && place.tracked.some(other => same(other, id))}
        .history=${(id && data?.histories.get(key(id))) ?? null}
        .link=${format({...place, run: data?.run ?? null, epoch})}
        .whole=${format({...place, view: 'neuron'})}
        .images=${(id && data?.topImages.get(`${epoch} ${key(id)}`)) ?? null}
        @track=${() => id && this.toggle(id)}></cm-neuron-card>
      <cm-neighbours name="neighbours" ?hidden=${id === null} of=${id ? neuronName(id) : ''}
        .nearest=${this.nearest} .neurons=${this.neurons}></cm-neighbours>
      <cm-neighbours name="near-word" ?hidden=${place.near === ''} of="“${place.near}”"
        .nearest=${data?.words?.nearWord.get(`${epoch} ${place.near}`) ?? null}
        .neurons=${this.neurons}>
        <button class="plain" aria-label="Close the list of neurons nearest to ${place.near}"
          @click=${() => go(this, {near: ''})}>×</button></cm-neighbours>
      <cm-tracked-list .tracked=${place.tracked} .neurons=${this.neurons} .selected=${id}
        @untrack=${(/** @type {CustomEvent<NeuronId>} */ event) => this.toggle(event.detail)}>
      </cm-tracked-list>`;
  }

  /** @param {NeuronId} id */
  toggle(id) {
    const {tracked} = this.place;
    go(this, {tracked: tracked.some(other => same(other, id))
      ? tracked.filter(other => !same(other, id)) : [...tracked, id]});
  }
}

customElements.define('cm-embedding-side', EmbeddingSide);
