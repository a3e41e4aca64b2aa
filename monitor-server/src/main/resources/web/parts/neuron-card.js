import {LitElement, css, html} from 'lit';
import {historyOption} from '../draw/history.js';
import {neuronName, stretches} from '../model/tables.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import './chart.js';
import {meaningStyles, neuronMeaning} from './neuron-meaning.js';
import {stretchItem, stretchStyles} from './stretch-item.js';
import './top-images.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/** What one neuron detects: its concept, its top images, its history. Fires `track`. */
export class NeuronCard extends LitElement {
  static properties = {
    neuron: {attribute: false},
    epoch: {attribute: false},
    history: {attribute: false},
    images: {attribute: false},
    concepts: {attribute: false},
    threshold: {type: Number},
    tracked: {type: Boolean},
    palette: {attribute: false},
    api: {attribute: false},
    link: {},
    whole: {},
    copied: {state: true},
  };

  static styles = [shared, meaningStyles, stretchStyles, css`
    .box { border: 1px solid var(--line-strong); border-radius: var(--radius); padding: 14px 16px; }
    .empty { border-style: dashed; color: var(--ink-faint); font-size: 13px; }
    header { display: flex; align-items: center; gap: 6px; }
    h3 { flex: 1; font-size: 14px; }
    header a { color: var(--accent); font-size: 13px; font-weight: 540; text-decoration: none; }
    header a:hover { text-decoration: underline; }
    h4 { font-size: 12px; font-weight: 600; margin: 16px 0 4px; color: var(--ink-muted); }
    cm-chart { height: 112px; }
    ol { max-height: 150px; overflow-y: auto; }
  `];

  constructor() {
    super();
    /** @type {?import('../state/place.js').NeuronId} */
    this.neuron = null;
    /** @type {?number} */
    this.epoch = null;
    /** @type {?Neuron[]} null while loading */
    this.history = null;
    /** @type {?import('../data/types.js').TopImage[]} null while loading */
    this.images = null;
    /** @type {import('../data/types.js').Concept[]} */
    this.concepts = [];
    this.threshold = NaN;
    this.tracked = false;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** Address of this view, with its run and epoch. */
    this.link = '';
    /** Address of the view of this neuron. */
    this.whole = '';
    this.copied = false;
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    const {history, threshold, epoch, palette} = this;
    if (['history', 'threshold', 'epoch', 'palette'].some(name => changed.has(name))) {
      this.option = history?.length && palette
        ? historyOption({history, threshold, epoch: epoch ?? -1, palette}) : null;
    }
    if (changed.has('neuron')) {
      this.copied = false;
    }
  }

  render() {
    if (!this.neuron) {
      return html`<p class="box empty">Choose a neuron to see what it detects.</p>`;
    }
    const now = this.history?.find(row => row.epoch === this.epoch);
    return html`
      <article class="box" data-testid="neuron-card" aria-label="Neuron ${neuronName(this.neuron)}"
        @keydown=${this.pressed}>
        <header><h3>${neuronName(this.neuron)}</h3>
          <button aria-pressed=${this.tracked}
            @click=${() => this.dispatchEvent(new Event('track'))}>
            ${this.tracked ? 'Tracked' : 'Track'}</button>
          <a href=${this.whole}>Open</a>
          ${navigator.clipboard ? html`<button class="plain" @click=${this.share}>
            ${this.copied ? 'Copied' : 'Copy link'}</button>` : ''}
          <button class="plain" aria-label="Close" @click=${this.close}>×</button></header>
        ${now ? neuronMeaning(now, this.concepts, this.threshold) : html`
          <p class="faint">${this.history ? 'Unknown at this epoch' : 'Loading…'}</p>`}
        <cm-top-images .images=${this.images} .api=${this.api}></cm-top-images>
        <h4>History</h4>
        <cm-chart data-testid="history-chart" .option=${this.option}
          label="Similarity of ${neuronName(this.neuron)} to its concept by epoch"></cm-chart>
        <ol data-testid="history">${stretches(this.history ?? []).map(stretchItem)}</ol>
      </article>`;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key === 'Escape') {
      this.close();
    }
  }

  close() {
    go(this, {neuron: null});
  }

  async share() {
    await navigator.clipboard.writeText(new URL(this.link, location.href).href);
    this.copied = true;
  }
}

customElements.define('cm-neuron-card', NeuronCard);
