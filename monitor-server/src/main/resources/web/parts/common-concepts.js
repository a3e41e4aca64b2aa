import {LitElement, css, html} from 'lit';
import {commonConceptsOption} from '../draw/common-concepts.js';
import {detected} from '../model/concept-changes.js';
import {whole} from '../model/format.js';
import {shared} from '../style/shared.js';
import './figure.js';

/** Concepts that are drawn; all are in the table. */
const DRAWN = 15;

/** The concepts that most neurons detect at one epoch. */
export class CommonConcepts extends LitElement {
  static properties = {
    neurons: {attribute: false},
    epoch: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    :host, section { height: 100%; }
    cm-figure { --chart-height: 400px; }
  `];

  constructor() {
    super();
    /** @type {?import('../data/types.js').Neuron[]} of all layers, null while loading */
    this.neurons = null;
    /** @type {?number} */
    this.epoch = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {import('../model/concept-changes.js').Detected[]} */
    this.concepts = [];
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('neurons') || changed.has('palette')) {
      this.concepts = detected(this.neurons ?? []);
      this.option = this.concepts.length > 0 && this.palette ? commonConceptsOption(
        {concepts: this.concepts.slice(0, DRAWN), palette: this.palette}) : null;
    }
  }

  render() {
    const {concepts: {length}, epoch} = this;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Most common concepts</h2></div>
        <cm-figure name="common-concepts" heading=${epoch === null ? 'Neurons by concept'
          : `Neurons by concept, epoch ${epoch}`} detail=${length > DRAWN
          ? `the first ${DRAWN} of ${whole(length)}` : ''}
          label="How many neurons detect each concept at epoch ${epoch}" .option=${this.option}
          waiting=${this.neurons ? 'No neuron detects a concept at this epoch'
            : epoch === null ? 'Waiting for the first epoch' : 'Loading…'}
          .columns=${['concept', 'category', 'neurons', 'layers']} .rows=${() => this.rows()}
          .arrow=${this.api && epoch !== null ? () => this.api?.arrow('neurons', {epoch}) : null}
          .palette=${this.palette} .stale=${this.stale}></cm-figure>
      </section>`;
  }

  rows() {
    return this.concepts.map(({word, category, neurons}) => [word, category, neurons.length,
      [...new Set(neurons.map(({layer}) => layer))].join(', ')]);
  }
}

customElements.define('cm-common-concepts', CommonConcepts);
