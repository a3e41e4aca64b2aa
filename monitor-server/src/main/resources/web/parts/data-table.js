import {LitElement, css, html} from 'lit';
import {decimal, whole} from '../model/format.js';
import {shared} from '../style/shared.js';

/** More rows than this are not put into the page; the newest are. */
const LONGEST = 500;

/**
 * What a cell shows of a value: text and templates as they are.
 *
 * @param {unknown} value
 */
const shown = value => typeof value !== 'number' ? value ?? '–'
  : Number.isInteger(value) ? whole(value) : decimal(value);

/** The numbers behind a chart, folded away. Cells are text, numbers or templates. */
export class DataTable extends LitElement {
  static properties = {
    caption: {},
    columns: {attribute: false},
    rows: {attribute: false},
    open: {type: Boolean, reflect: true},
  };

  static styles = [shared, css`
    details { margin-top: 8px; font-size: 12.5px; }
    summary { color: var(--ink-faint); cursor: pointer; width: fit-content; border-radius: 4px; }
    summary:hover { color: var(--ink); }
    .scroll { max-height: 280px; overflow: auto; margin-top: 8px; border: 1px solid var(--line);
      border-radius: 7px; }
    table { border-collapse: collapse; width: 100%; }
    caption { text-align: left; padding: 6px 10px; color: var(--ink-muted); }
    th, td { text-align: right; padding: 3px 10px; border-top: 1px solid var(--line);
      white-space: nowrap; }
    th { position: sticky; top: 0; background: var(--card); color: var(--ink-muted);
      font-weight: 560; }
    th:first-child, td:first-child { text-align: left; }
    td button { padding: 0 4px; }
  `];

  constructor() {
    super();
    this.caption = '';
    /** @type {string[]} */
    this.columns = [];
    /** @type {() => unknown[][]} called only while the table is open */
    this.rows = () => [];
    this.open = false;
  }

  render() {
    return html`
      <details @toggle=${this.toggled}>
        <summary>Data table<span class="hidden">: ${this.caption}</span></summary>
        ${this.open ? this.table(this.rows()) : ''}
      </details>`;
  }

  /** @param {Event} event */
  toggled(event) {
    this.open = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {unknown[][]} rows */
  table(rows) {
    const cut = rows.length > LONGEST ? `, the newest ${whole(LONGEST)} of ${whole(rows.length)} rows` : '';
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${this.caption}>
        <table>
          <caption>${this.caption}${cut}</caption>
          <thead><tr>${this.columns.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
          <tbody>${rows.slice(-LONGEST).map(row => html`
            <tr>${row.map(cell => html`<td>${shown(cell)}</td>`)}</tr>`)}</tbody>
        </table>
      </div>`;
  }
}

customElements.define('cm-data-table', DataTable);
