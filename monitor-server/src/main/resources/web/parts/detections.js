import {LitElement, css, html} from 'lit';
import {ORDERS, inOrder} from '../model/detections.js';
import {decimal, whole} from '../model/format.js';
import {neuronName} from '../model/tables.js';
import {format} from '../state/place.js';
import {shared} from '../style/shared.js';
import './exports.js';
import {go} from './go.js';

/** @typedef {import('../data/types.js').Detection} Detection */

/** Time without a keystroke after which is searched, in milliseconds. */
const PAUSE = 200;

const COLUMNS = ['concept', 'category', 'layer', 'neuron', 'first epoch', 'last epoch', 'epochs',
  'similarity', 'concepts'];

/** Which neurons detect a concept, and since when: all epochs of a run, searched by the server. */
export class Detections extends LitElement {
  static properties = {
    place: {attribute: false},
    found: {attribute: false},
    newest: {attribute: false},
    concepts: {attribute: false},
    api: {attribute: false},
    order: {state: true},
  };

  static styles = [shared, css`
    :host, section { height: 100%; }
    section { display: flex; flex-direction: column; }
    .head input { width: min(320px, 100%); }
    .scroll { overflow: auto; height: 400px; border: 1px solid var(--line); border-radius: 8px; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    th, td { padding: 4px 10px; text-align: right; white-space: nowrap;
      border-bottom: 1px solid var(--line); }
    th { position: sticky; top: 0; background: var(--card); color: var(--ink-muted);
      font-weight: 560; z-index: 1; }
    th button { border-color: transparent; background: none; padding: 1px 4px; margin: 0 -4px;
      font-size: 12.5px; font-weight: 560; color: inherit; }
    .text { text-align: left; }
    td a { color: var(--accent); text-decoration: none; font-weight: 540; }
    td a:hover { text-decoration: underline; }
    .concept { display: flex; align-items: center; gap: 8px; }
    .still { color: var(--good); font-weight: 560; }
    .below { display: flex; align-items: center; gap: 12px; margin-top: 8px; }
    .below .grow { flex: 1; }
    .empty { padding: 32px; text-align: center; color: var(--ink-faint); font-size: 13px; }
  `];

  constructor() {
    super();
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {?import('../data/types.js').Detections} null while loading */
    this.found = null;
    /** @type {?number} the newest complete epoch */
    this.newest = null;
    /** @type {import('../data/types.js').Concept[]} */
    this.concepts = [];
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {string} id of an order, after a minus if it is turned round */
    this.order = 'first_epoch';
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Detection[]} */
    this.rows = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('found') || changed.has('order')) {
      this.rows = inOrder(this.found?.rows ?? [], this.order);
    }
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Which neurons detect…</h2>
          <input type="search" name="find" list="words" aria-labelledby="title" autocomplete="off"
            placeholder="a concept, for example wheel" .value=${this.place.find} @input=${this.typed}>
          <datalist id="words">${this.concepts.map(({word}) => html`
            <option value=${word}></option>`)}</datalist>
          <span class="faint" role="status" data-testid="detections-found">${this.count()}</span></div>
        <div class="scroll" tabindex="0" role="region" aria-label="Neurons and since when">
          ${this.rows.length === 0 ? html`<p class="empty">${this.nothing()}</p>` : this.table()}</div>
        <div class="below"><span class="faint">A label lasts while it can’t be told from the one
          before</span><span class="grow"></span>
          <cm-exports heading="Detected concepts" .columns=${COLUMNS} .rows=${() => this.cells()}
            .arrow=${this.api && (() => this.api?.arrow('detections',
              this.find ? {word: this.find} : {}))}></cm-exports></div>
      </section>`;
  }

  /** The searched text. */
  get find() {
    return this.place.find.trim();
  }

  count() {
    const {length} = this.rows;
    return this.found === null ? '' : this.found.more ? `the first ${whole(length)}, there are more`
      : length === 1 ? '1 stretch of epochs' : `${whole(length)} stretches of epochs`;
  }

  nothing() {
    return this.newest === null ? 'Waiting for the first epoch'
      : this.found === null ? 'Loading…'
        : this.find ? `No neuron detected “${this.find}” at any epoch.`
          : 'No neuron detected a concept at any epoch.';
  }

  table() {
    return html`<table><caption class="hidden">Neurons that detect concepts, and since when</caption>
      <thead><tr>${ORDERS.map(({id, title, note, text}) => this.header(id, title, note, text))}</tr></thead>
      <tbody data-testid="detections">${this.rows.map(row => this.row(row))}</tbody></table>`;
  }

  /**
   * @param {string} id
   * @param {string} title
   * @param {string} [note]
   * @param {boolean} [text]
   */
  header(id, title, note = '', text = false) {
    const sort = this.order === id ? 'ascending' : this.order === `-${id}` ? 'descending' : 'none';
    return html`
      <th scope="col" class=${text ? 'text' : ''} aria-sort=${sort}><button data-sort=${id}
        title=${note} @click=${() => { this.order = sort === 'ascending' ? `-${id}` : id; }}>${title}${
        sort === 'none' ? '' : html`<span aria-hidden="true"> ${sort === 'ascending' ? '↑' : '↓'}</span>`}
      </button></th>`;
  }

  /** @param {Detection} row */
  row({layer, neuron, word, words, category, first_epoch: first, last_epoch: last, epochs, similarity}) {
    const others = words === word ? '' : words.split(', ').filter(other => other !== word).join(', ');
    return html`<tr>
      <td class="text"><span class="concept"><i class="swatch dot" data-category=${category}
        title=${category}></i>${word}${others ? html`<span class="faint"
        title="Can’t be told apart on these images">or ${others}</span>` : ''}</span></td>
      <td class="text"><a href=${format({...this.place, view: 'neuron', neuron: {layer, neuron}})}
        >${neuronName({layer, neuron})}</a></td>
      <td>${whole(first)}</td>
      <td>${last === this.newest ? html`<span class="still">still</span>` : whole(last)}</td>
      <td>${whole(epochs)}</td><td>${decimal(similarity)}</td></tr>`;
  }

  cells() {
    return this.rows.map(row => [row.word, row.category, row.layer, row.neuron, row.first_epoch,
      row.last_epoch, row.epochs, row.similarity, row.words]);
  }

  /** @param {Event} event */
  typed(event) {
    const find = /** @type {HTMLInputElement} */ (event.target).value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => go(this, {find}), PAUSE);
  }
}

customElements.define('cm-detections', Detections);
