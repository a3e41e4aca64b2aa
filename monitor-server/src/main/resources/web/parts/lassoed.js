import {LitElement, css, html} from 'lit';
import {shownWord} from '../model/tables.js';
import {same} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import {neuronItems, neuronList} from './neuron-item.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/** Neurons whose trails can be told apart at a time. */
const MOST_TRACKED = 12;
const MOST_WORDS = 6;

/** The neurons inside of the lasso, and what they detect. */
export class Lassoed extends LitElement {
  static properties = {
    lasso: {attribute: false},
    neurons: {attribute: false},
    tracked: {attribute: false},
  };

  static styles = [shared, neuronItems, css`
    header { display: flex; align-items: baseline; gap: 6px; }
    h3 { flex: 1; }
    .words { font-size: 13px; margin: 4px 0; }
    ul { max-height: 168px; overflow-y: auto; }
  `];

  constructor() {
    super();
    /** @type {?import('../model/lasso.js').Lasso} */
    this.lasso = null;
    /** @type {?Neuron[]} as they are at the shown epoch; null while loading */
    this.neurons = null;
    /** @type {import('../state/place.js').NeuronId[]} */
    this.tracked = [];
  }

  render() {
    const {lasso, neurons} = this;
    if (lasso === null) {
      return '';
    }
    const count = neurons?.length ?? 0;
    return html`
      <header><h3 data-testid="lassoed">${neurons === null ? 'Loading…'
        : count === 1 ? '1 neuron' : `${count} neurons`} <span class="faint">inside the lasso at epoch
        ${lasso.epoch}</span></h3>
        <button ?disabled=${count === 0 || count > MOST_TRACKED}
          title="Follow up to ${MOST_TRACKED} neurons through the epochs"
          @click=${this.track}>Track all</button>
        <button class="plain" @click=${() => go(this, {lasso: null})}>Clear</button></header>
      <p class="words muted">${this.words()}</p>
      ${neuronList(this, neurons ?? [])}`;
  }

  words() {
    const byWord = [...Map.groupBy(this.neurons ?? [], shownWord)]
      .sort(([, a], [, b]) => b.length - a.length);
    const rest = byWord.length - MOST_WORDS;
    return byWord.slice(0, MOST_WORDS).map(([word, {length}]) => `${word} ${length}`).join(' · ')
      + (rest > 0 ? ` · ${rest} more` : '');
  }

  track() {
    const others = (this.neurons ?? []).filter(neuron =>
      !this.tracked.some(id => same(id, neuron)));
    go(this, {tracked: [...this.tracked, ...others.map(({layer, neuron}) => ({layer, neuron}))]});
  }
}

customElements.define('cm-lassoed', Lassoed);
