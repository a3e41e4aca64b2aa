import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** As many characters as a tag may have. */
const LONGEST = 40;

/** A run's tags: each searches its like, and can be taken away; others are added. Fires `tag`. */
export class RunTags extends LitElement {
  static properties = {
    run: {attribute: false},
    known: {attribute: false},
    adding: {state: true},
  };

  static styles = [shared, css`
    ul { display: flex; gap: 4px; align-items: center; }
    .tag { display: inline-flex; align-items: center; border: 1px solid var(--line-strong);
      border-radius: 99px; background: var(--card); }
    button { border-color: transparent; background: none; font-size: 12px; border-radius: 99px;
      line-height: 1.35; }
    .find { padding: 0 3px 0 8px; }
    .remove { padding: 0 6px 0 2px; color: var(--ink-faint); }
    .remove:hover { color: var(--bad); }
    .add { padding: 0 7px; color: var(--ink-faint); opacity: var(--add-opacity, 1); }
    @media (hover: none) { .add { opacity: 1; } }
    input { width: 110px; padding: 1px 8px; font-size: 12px; border-radius: 99px;
      border: 1px solid var(--accent); background: var(--card); }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Run} */
    this.run = /** @type {any} */ (null);
    /** @type {string[]} of all runs */
    this.known = [];
    this.adding = false;
  }

  render() {
    const {run: {name, tags}} = this;
    return html`<ul aria-label="Tags of ${name}">${tags.map(tag => html`
      <li class="tag"><button class="find" title="Search runs with this tag"
        @click=${() => go(this, {filter: tag})}>${tag}</button><button class="remove"
        aria-label="Remove tag ${tag} from ${name}" title="Remove"
        @click=${() => this.change(tags.filter(other => other !== tag))}>×</button></li>`)}
      <li>${this.adding ? this.field() : html`<button class="add" title="Add a tag"
        aria-label="Add a tag to ${name}" @click=${this.add}>+ tag</button>`}</li></ul>`;
  }

  field() {
    const {name, tags} = this.run;
    return html`
      <input aria-label="New tag of ${name}" maxlength=${LONGEST} list="known" autocomplete="off"
        @keydown=${this.pressed} @blur=${() => { this.adding = false; }}>
      <datalist id="known">${this.known.filter(tag => !tags.includes(tag)).map(tag => html`
        <option value=${tag}></option>`)}</datalist>`;
  }

  async add() {
    this.adding = true;
    await this.updateComplete;
    /** @type {?HTMLInputElement} */ (this.renderRoot.querySelector('input'))?.focus();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape') {
      return;
    }
    event.preventDefault();
    if (event.key === 'Enter') {
      this.written(/** @type {HTMLInputElement} */ (event.target).value);
    }
    this.adding = false;
    this.back();
  }

  /** @param {string} text one tag, or some with commas between */
  written(text) {
    const {tags} = this.run;
    const added = new Set(text.split(',').map(tag => tag.trim())
      .filter(tag => tag !== '' && !tags.includes(tag)));
    if (added.size > 0) {
      this.change([...tags, ...added]);
    }
  }

  /** Gives the focus back to the button that was pressed. */
  async back() {
    await this.updateComplete;
    /** @type {?HTMLElement} */ (this.renderRoot.querySelector('.add'))?.focus();
  }

  /** @param {string[]} tags */
  change(tags) {
    this.dispatchEvent(new CustomEvent('tag', {detail: {run: this.run, tags}, bubbles: true,
      composed: true}));
  }
}

customElements.define('cm-run-tags', RunTags);
