import {LitElement, css, html} from 'lit';
import {same} from '../state/place.js';
import {shared} from '../style/shared.js';
import {neuronItem, neuronItems} from './neuron-item.js';

/** The neurons that are nearest to a neuron or to a word, in the space of the words. */
export class Neighbours extends LitElement {
  static properties = {
    of: {},
    name: {},
    nearest: {attribute: false},
    neurons: {attribute: false},
  };

  static styles = [shared, neuronItems, css`h3 { margin-bottom: 6px; }`];

  constructor() {
    super();
    /** What they are near to, in words. */
    this.of = '';
    /** What tests call the list. */
    this.name = '';
    /** @type {?import('../data/types.js').Neighbour[]} null while loading */
    this.nearest = null;
    /** @type {import('../data/types.js').Neuron[]} of the shown epoch */
    this.neurons = [];
  }

  render() {
    return html`
      <h3>Nearest to ${this.of} <span class="faint">by distance between meanings</span>
        <slot></slot></h3>
      ${this.nearest?.length === 0 ? html`<p class="faint">None is known at this epoch.</p>` : ''}
      <ul data-testid=${this.name}>${(this.nearest ?? []).map(near =>
        neuronItem(this, near, this.neurons.find(neuron => same(neuron, near)), near.distance))}</ul>`;
  }
}

customElements.define('cm-neighbours', Neighbours);
