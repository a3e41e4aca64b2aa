import {LitElement, css, html} from 'lit';
import {liveness} from '../model/liveness.js';
import {columnsOf, grouped, knownTags} from '../model/run-table.js';
import {OF_ANOTHER_RUN, format, names} from '../state/place.js';
import {shared} from '../style/shared.js';
import {Clock} from './clock.js';
import {go} from './go.js';
import {runMark} from './run-mark.js';
import './run-tags.js';

/** @typedef {import('../data/types.js').Run} Run */
/** @typedef {import('../model/run-table.js').Column} Column */

/**
 * Runs as rows; which of them are chosen is told by boxes. Fires `rename` and `remove`, with the
 * run as detail, and lets `tag` through.
 */
export class RunTable extends LitElement {
  static properties = {
    runs: {attribute: false},
    chosen: {attribute: false},
    looks: {attribute: false},
    place: {attribute: false},
    editing: {state: true},
  };

  static styles = [shared, css`
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 13px; }
    th, td { padding: 7px 10px; text-align: right; white-space: nowrap;
      border-bottom: 1px solid var(--line); }
    th { font-weight: 560; color: var(--ink-muted); position: sticky; top: 0; }
    th button { border-color: transparent; background: none; padding: 1px 4px; margin: 0 -4px;
      font-size: 12.5px; font-weight: 560; color: inherit; }
    th[aria-sort] button { color: var(--ink); }
    .text { text-align: left; }
    tr.chosen td { background: var(--accent-wash); }
    tbody tr:hover td { background: var(--well); }
    tbody tr.chosen:hover td { background: var(--accent-wash); }
    .group th { text-align: left; padding-top: 16px; color: var(--ink); }
    .named { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; max-width: 420px; }
    cm-run-tags { --add-opacity: 0; }
    tr:hover cm-run-tags, tr:focus-within cm-run-tags { --add-opacity: 1; }
    .name { display: flex; align-items: center; gap: 8px; }
    .name a { color: var(--ink); font-weight: 580; text-decoration: none; }
    .name a:hover { text-decoration: underline; }
    .name svg { flex: none; }
    input[type='checkbox'] { width: 15px; height: 15px; accent-color: var(--accent); margin: 0;
      vertical-align: -2px; }
    input.rename { padding: 2px 6px; border: 1px solid var(--line-strong); border-radius: 5px;
      background: var(--card); width: 180px; }
    .live { color: var(--good); font-weight: 580; }
    .bad { color: var(--bad); font-weight: 580; }
    .acts { opacity: 0; }
    tr:hover .acts, tr:focus-within .acts { opacity: 1; }
    .acts button { padding: 0 6px; font-size: 12px; }
  `];

  constructor() {
    super();
    /** @type {Run[]} searched and sorted */
    this.runs = [];
    /** @type {Run[]} */
    this.chosen = [];
    /** @type {Map<string, import('../draw/runs.js').Look>} by run */
    this.looks = new Map();
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {?string} the run whose name is being written */
    this.editing = null;
    this.clock = new Clock(this);
  }

  render() {
    const {sort, group, columns: chosen} = this.place;
    const columns = columnsOf(this.runs, chosen);
    const tags = knownTags(this.runs);
    const now = Date.now();
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Table of runs"><table>
        <caption class="hidden">Runs of this server</caption>
        <thead><tr><th class="text"><span class="hidden">Compare</span></th>
          ${columns.map(column => this.header(column, sort))}
          <th><span class="hidden">Change</span></th></tr></thead>
        ${grouped(this.runs, group, now).map(({name, runs}) => html`<tbody>
          ${name === null ? '' : html`<tr class="group"><th scope="rowgroup"
            colspan=${columns.length + 2}>${name} <span class="faint">${runs.length}</span></th>
            </tr>`}
          ${runs.map(run => this.row(run, columns, tags, now))}</tbody>`)}
      </table></div>`;
  }

  /**
   * @param {Column} column
   * @param {string} sort
   */
  header({id, title, note, text}, sort) {
    const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : null;
    return html`
      <th scope="col" class=${text ? 'text' : ''} aria-sort=${direction ?? 'none'}>
        <button data-sort=${id} title=${note ?? ''} @click=${() =>
          go(this, {sort: direction === 'descending' ? id : `-${id}`})}>${title}${
          direction ? html`<span aria-hidden="true"> ${direction === 'ascending' ? '↑' : '↓'}</span>`
            : ''}</button></th>`;
  }

  /**
   * @param {Run} run
   * @param {Column[]} columns
   * @param {string[]} tags of all runs
   * @param {number} now
   */
  row(run, [, ...columns], tags, now) {
    const chosen = this.chosen.includes(run);
    return html`
      <tr class=${chosen ? 'chosen' : ''} data-run=${run.run}>
        <td class="text"><input type="checkbox" aria-label="Compare ${run.name}" .checked=${chosen}
          ?disabled=${chosen && this.chosen.length === 1} @change=${() => this.toggle(run)}></td>
        <td class="text"><div class="named">${this.name(run)}
          <cm-run-tags .run=${run} .known=${tags}></cm-run-tags></div></td>
        ${columns.map(column => html`<td class=${tone(column, run, now)}
          title=${column.text ? column.shown(run, now) : ''}>${column.shown(run, now)}</td>`)}
        <td>${this.acts(run)}</td>
      </tr>`;
  }

  /** @param {Run} run */
  name(run) {
    const look = this.looks.get(run.run);
    if (this.editing === run.run) {
      return html`<input class="rename" aria-label="New name of ${run.name}" maxlength="200"
        .value=${run.name} @keydown=${(/** @type {KeyboardEvent} */ event) => this.typed(event, run)}
        @blur=${() => { this.editing = null; }}>`;
    }
    const place = {view: /** @type {const} */ ('overview'), run: run.run, ...OF_ANOTHER_RUN};
    return html`<span class="name">${look ? runMark(look) : ''}<a
      href=${format({...this.place, ...place})}>${run.name}</a></span>`;
  }

  /** @param {Run} run */
  acts(run) {
    return html`<span class="acts">
      <button class="plain" aria-label="Rename ${run.name}" title="Rename"
        @click=${() => this.edit(run)}>✎</button><button class="plain"
        aria-label="Delete ${run.name}" title="Delete" @click=${() =>
        this.dispatchEvent(new CustomEvent('remove', {detail: run}))}>×</button></span>`;
  }

  /** @param {Run} run */
  async edit(run) {
    this.editing = run.run;
    await this.updateComplete;
    const input = /** @type {?HTMLInputElement} */ (this.renderRoot.querySelector('input.rename'));
    input?.focus();
    input?.select();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Run} run
   */
  typed(event, run) {
    const name = /** @type {HTMLInputElement} */ (event.target).value.trim();
    if (event.key === 'Enter' && name !== '' && name !== run.name) {
      this.dispatchEvent(new CustomEvent('rename', {detail: {run, name}}));
    }
    if (event.key === 'Enter' || event.key === 'Escape') {
      this.editing = null;
    }
    event.stopPropagation();
  }

  /** @param {Run} run is chosen, or is no more */
  toggle(run) {
    const ids = this.chosen.map(chosen => chosen.run);
    const [first, ...compared] = ids.includes(run.run)
      ? ids.filter(id => !names(id, run.run)) : [...ids, run.run];
    const other = first === ids[0] ? {} : OF_ANOTHER_RUN;
    go(this, {run: first, compared, ...other});
  }
}

/**
 * @param {Column} column
 * @param {Run} run
 * @param {number} now
 */
function tone({id, text, value}, run, now) {
  const number = value(run, now);
  return [text ? 'text' : '',
    id === 'state' && liveness(run, now) === 'live' ? 'live' : '',
    typeof number === 'number' && !Number.isFinite(number) ? 'bad' : ''].join(' ');
}

customElements.define('cm-run-table', RunTable);
