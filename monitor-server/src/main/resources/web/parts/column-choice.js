import {LitElement, css, html} from 'lit';
import {optionalColumns} from '../model/run-table.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** Chooses which hyperparameters the table of runs shows. */
export class ColumnChoice extends LitElement {
  static properties = {
    runs: {attribute: false},
    chosen: {attribute: false},
  };

  static styles = [shared, css`
    details { position: relative; font-size: 13px; }
    summary { cursor: pointer; list-style: none; padding: 4px 10px; border-radius: 7px;
      border: 1px solid var(--line-strong); background: var(--card); font-weight: 500; }
    summary::-webkit-details-marker { display: none; }
    summary:hover { background: var(--well); }
    fieldset { position: absolute; z-index: 12; left: 0; top: calc(100% + 6px); margin: 0;
      min-width: 230px; max-height: 360px; overflow-y: auto; padding: 8px 6px;
      background: var(--card); border: 1px solid var(--line-strong); border-radius: 10px;
      box-shadow: 0 8px 28px light-dark(rgb(20 23 31 / 14%), rgb(0 0 0 / 50%)); }
    label { display: flex; gap: 9px; align-items: center; padding: 3px 8px; border-radius: 6px;
      white-space: nowrap; cursor: pointer; }
    label:hover { background: var(--well); }
    input { accent-color: var(--accent); margin: 0; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Run[]} */
    this.runs = [];
    /** @type {string[]} ids of columns */
    this.chosen = [];
    this.elsewhere = (/** @type {Event} */ event) => this.pointed(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.elsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.elsewhere);
  }

  render() {
    const columns = optionalColumns(this.runs);
    const shown = columns.filter(({id}) => this.chosen.includes(id)).length;
    return html`
      <details @keydown=${this.pressed} @focusout=${this.left}>
        <summary>Columns${shown === 0 ? '' : html` <span class="faint">+${shown}</span>`}</summary>
        <fieldset><legend class="hidden">Columns of hyperparameters</legend>
          ${columns.map(({id, title}) => html`
            <label><input type="checkbox" name="column" value=${id}
              .checked=${this.chosen.includes(id)} @change=${() => this.toggle(id)}>${title}
            </label>`)}</fieldset></details>`;
  }

  /** @param {string} id */
  toggle(id) {
    go(this, {columns: this.chosen.includes(id) ? this.chosen.filter(other => other !== id)
      : [...this.chosen, id]});
  }

  get list() {
    return /** @type {HTMLDetailsElement} */ (this.renderRoot.querySelector('details'));
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key === 'Escape') {
      this.list.open = false;
      this.list.querySelector('summary')?.focus();
    }
  }

  /** @param {Event} event somewhere in the page */
  pointed(event) {
    if (!event.composedPath().includes(this) && this.list) {
      this.list.open = false;
    }
  }

  /** @param {FocusEvent} event */
  left(event) {
    if (event.relatedTarget instanceof Node && !this.list.contains(event.relatedTarget)) {
      this.list.open = false;
    }
  }
}

customElements.define('cm-column-choice', ColumnChoice);
