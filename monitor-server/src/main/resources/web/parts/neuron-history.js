import {LitElement, css, html} from 'lit';
import {historyOption} from '../draw/history.js';
import {pValueOption} from '../draw/p-values.js';
import {setWords, shownWord} from '../model/tables.js';
import {shared} from '../style/shared.js';
import './figure.js';

const COLUMNS = ['epoch', 'state', 'concept', 'category', 'similarity', 'p-value', 'concept set',
  'mean activation', 'maximum activation'];

/** A neuron's similarity to its concept and its p-value, epoch by epoch. */
export class NeuronHistory extends LitElement {
  static properties = {
    neuron: {attribute: false},
    history: {attribute: false},
    concepts: {attribute: false},
    epoch: {attribute: false},
    threshold: {type: Number},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px;
      grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); }
  `];

  constructor() {
    super();
    /** @type {?import('../state/place.js').NeuronId} */
    this.neuron = null;
    /** @type {?import('../data/types.js').Neuron[]} null while loading */
    this.history = null;
    /** @type {import('../data/types.js').Concept[]} */
    this.concepts = [];
    /** @type {?number} the shown one */
    this.epoch = null;
    this.threshold = NaN;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {{similarity: any, p: any}} */
    this.options = {similarity: null, p: null};
  }

  willUpdate() {
    const {history, threshold, palette} = this;
    const epoch = this.epoch ?? -1;
    const tested = history?.some(row => Number.isFinite(row.p_value)) ?? false;
    this.options = history?.length && palette ? {
      similarity: historyOption({history, threshold, epoch, palette}),
      p: tested ? pValueOption({history, epoch, palette}) : null,
    } : {similarity: null, p: null};
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Evidence by epoch</h2></div>
        <div class="charts">
          ${this.figure('neuron-similarity', 'Similarity to its concept', this.options.similarity,
            'Waiting for the first epoch')}
          ${this.figure('neuron-p-value', 'p-value', this.options.p, this.history?.length
            ? 'The rule of this run asks for no p-value' : 'Waiting for the first epoch')}
        </div>
      </section>`;
  }

  /**
   * @param {string} name
   * @param {string} heading
   * @param {?import('../draw/base.js').Option} option
   * @param {string} waiting
   */
  figure(name, heading, option, waiting) {
    return html`
      <cm-figure name=${name} heading=${heading} .option=${option} group="epoch"
        label="${heading} of the neuron by epoch" waiting=${waiting} .columns=${COLUMNS}
        .rows=${() => this.rows()} .palette=${this.palette} .stale=${this.stale}
        .arrow=${this.api && this.neuron ? () => this.api?.arrow('neuron', {...this.neuron}) : null}>
      </cm-figure>`;
  }

  rows() {
    return (this.history ?? []).map(row => [row.epoch, row.state, shownWord(row),
      row.state === 'concept' ? row.category : null, row.similarity, row.p_value,
      setWords(row, this.concepts).join(', '), row.mean_activation, row.max_activation]);
  }
}

customElements.define('cm-neuron-history', NeuronHistory);
