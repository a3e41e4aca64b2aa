import {LitElement, css, html} from 'lit';
import {neuronName} from '../model/tables.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** More neurons of a concept than this are only counted. */
const MOST_NEURONS = 24;

/** Concepts, each with the neurons that detect it, which are shown where they do. */
export class ConceptList extends LitElement {
  static properties = {
    heading: {},
    concepts: {attribute: false},
    where: {attribute: false},
  };

  static styles = [shared, css`
    ul { margin-top: 8px; max-height: 420px; overflow-y: auto; font-size: 13px; }
    li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 2px 8px;
      align-items: center; padding: 4px 0; border-top: 1px solid var(--line); }
    .neurons { grid-column: 2; display: flex; flex-wrap: wrap; gap: 4px; }
    .neurons button { font-size: 11.5px; padding: 0 6px; font-weight: 450; }
  `];

  constructor() {
    super();
    this.heading = '';
    /** @type {import('../model/concept-changes.js').Detected[]} */
    this.concepts = [];
    /** @type {Partial<import('../state/place.js').Place>} run and epoch, unless those shown */
    this.where = {};
  }

  render() {
    const {length} = this.concepts;
    return html`
      <h3>${this.heading} <span class="faint">${length === 1 ? '1 concept'
        : `${length} concepts`}</span></h3>
      <ul>${this.concepts.map(({word, category, neurons}) => html`
        <li><i class="swatch dot" data-category=${category} title=${category}></i>
          <b class="word">${word}</b>
          <span class="neurons">${neurons.slice(0, MOST_NEURONS).map(neuron => html`
            <button @click=${() => this.open(neuron)}>${neuronName(neuron)}</button>`)}${
            neurons.length > MOST_NEURONS ? html`<span class="faint">and
              ${neurons.length - MOST_NEURONS} more</span>` : ''}</span></li>`)}</ul>`;
  }

  /** @param {import('../data/types.js').Neuron} neuron */
  open({layer, neuron}) {
    go(this, {...this.where, view: 'neuron', neuron: {layer, neuron}});
  }
}

customElements.define('cm-concept-list', ConceptList);
