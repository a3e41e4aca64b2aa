import {LitElement, css, html} from 'lit';
import {categoryName, explained, neuronName, shownWord} from '../model/tables.js';
import {shared} from '../style/shared.js';
import './data-table.js';
import './embedding-map.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

const COLUMNS = ['neuron', 'would be', 'is', 'similarity', 'x', 'y'];

/** Where the neurons would lie among the concepts. */
export class WhatIfMap extends LitElement {
  static properties = {
    layers: {attribute: false},
    concepts: {attribute: false},
    anchors: {attribute: false},
    answered: {attribute: false},
    own: {attribute: false},
    place: {attribute: false},
    palette: {attribute: false},
  };

  static styles = [shared, css`
    .map { height: max(460px, min(70vh, 760px)); overflow: hidden; border: 1px solid var(--line);
      border-radius: 8px; }
    .legend { margin-top: 12px; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Layer[]} */
    this.layers = [];
    /** @type {?import('../data/types.js').Concept[]} */
    this.concepts = null;
    /** @type {import('../data/types.js').Anchor[]} the user's own */
    this.anchors = [];
    /** @type {?import('../state/what-if.js').Answered} */
    this.answered = null;
    /** @type {?Neuron[]} as the agent sent them */
    this.own = null;
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?Neuron[]} */
    this.neurons = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('answered') || changed.has('own')) {
      const sent = new Map((this.own ?? []).map(neuron => [neuronName(neuron), neuron]));
      this.neurons = this.answered?.neurons?.map(neuron => /** @type {Neuron} */ ({...neuron,
        nuisance: sent.get(neuronName(neuron))?.nuisance ?? 'unknown'})) ?? null;
    }
  }

  render() {
    const {neurons} = this;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Where they would lie</h2>
          <span class="faint">in the run's fixed 2-D view; T moves the neurons</span></div>
        <div class="map"><cm-embedding-map .concepts=${this.concepts} .anchors=${this.anchors}
          .neurons=${neurons} .layers=${this.layers.map(({layer}) => layer)} colour="category"
          .palette=${this.palette} waiting="Loading…"></cm-embedding-map></div>
        <ul class="legend">${[...explained(this.concepts ?? []), 'low-level', 'none'].map(name => html`
          <li><i class="swatch dot" data-category=${name}></i>${categoryName(name)}</li>`)}</ul>
        <cm-data-table caption="Neurons under these settings" .columns=${COLUMNS}
          .rows=${() => this.rows()}></cm-data-table>
      </section>`;
  }

  rows() {
    const sent = new Map((this.own ?? []).map(neuron => [neuronName(neuron), neuron]));
    return (this.neurons ?? []).map(neuron => {
      const own = sent.get(neuronName(neuron));
      return [neuronName(neuron), shownWord(neuron), own ? shownWord(own) : '–', neuron.similarity,
        neuron.x, neuron.y];
    });
  }
}

customElements.define('cm-what-if-map', WhatIfMap);
