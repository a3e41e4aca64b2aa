import {css, html} from 'lit';
import {whole} from '../model/format.js';
import {groupings, searched, sorted} from '../model/run-table.js';
import '../parts/column-choice.js';
import {go} from '../parts/go.js';
import '../parts/run-table.js';
import {format} from '../state/place.js';
import {RunChanges} from '../state/run-changes.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** @typedef {import('../data/types.js').Run} Run */

/** All runs of the server: found, compared, renamed, tagged, deleted. */
export class RunsView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); }
    h1 { font-size: 24px; font-weight: 640; letter-spacing: -0.02em; line-height: 1.2; }
    .tools { display: flex; flex-wrap: wrap; gap: 10px 18px; align-items: center;
      padding: 10px 16px; }
    .tools input[type='search'] { width: 280px; }
    .tools label { display: inline-flex; align-items: center; gap: 8px; font-size: 12.5px;
      color: var(--ink-muted); }
    select { padding: 4px 8px; border: 1px solid var(--line-strong); border-radius: 7px;
      background: var(--card); font-size: 13px; }
    .compare { margin-left: auto; color: var(--accent); font-size: 13px; font-weight: 580; }
    .card.table { padding: 8px 10px; }
    .empty { padding: 40px; text-align: center; color: var(--ink-muted); }
    .undo, .refused { display: flex; align-items: center; gap: 14px; padding: 8px 16px;
      border-radius: 8px; border: 1px solid var(--line-strong); background: var(--card);
      font-size: 13.5px; }
    .refused { color: var(--bad); border-color: var(--bad); }
    .undo button, .refused button { margin-left: auto; }
  `];

  get changes() {
    const {monitor} = this;
    return monitor.changes ??= new RunChanges(() => monitor.runsChanged());
  }

  render() {
    const {monitor: {runs, chosen}, changes, place} = this;
    const now = Date.now();
    const shown = sorted(searched(runs ?? [], place.filter, now), place.sort, now);
    return html`
      <h1>Runs</h1>
      <div class="card tools" role="toolbar" aria-label="Runs">
        <input type="search" name="filter" aria-label="Search runs" autocomplete="off"
          placeholder="Search, for example cpu ended" .value=${place.filter}
          @input=${(/** @type {Event} */ event) =>
            go(this, {filter: /** @type {HTMLInputElement} */ (event.target).value})}>
        ${this.grouping()}
        <cm-column-choice .runs=${runs ?? []} .chosen=${place.columns}></cm-column-choice>
        <span class="faint" role="status" data-testid="shown-runs">${whole(shown.length)} of
          ${whole(runs?.length ?? 0)} runs</span>
        ${chosen.length < 2 ? html`<span class="compare faint">Check runs to compare them</span>`
          : html`<a class="compare" href=${format({...place, view: 'scalars'})}>Compare
            ${whole(chosen.length)} runs</a>`}</div>
      ${changes.refusal === null ? '' : html`<p class="refused" role="alert">${changes.refusal}
        <button @click=${() => changes.dismiss()}>Dismiss</button></p>`}
      ${changes.deleted === null ? '' : this.undo(changes.deleted)}
      ${shown.length === 0 ? html`<p class="card empty" data-testid="no-runs">No run holds
        “${place.filter}”.</p>` : this.table(shown)}`;
  }

  /** @param {Run[]} shown */
  table(shown) {
    const {changes, monitor: {chosen}} = this;
    return html`
      <div class="card table"><cm-run-table .runs=${shown} .chosen=${chosen} .looks=${this.looks}
        .place=${this.place}
        @rename=${(/** @type {CustomEvent<{run: Run, name: string}>} */ {detail}) =>
          changes.rename(detail.run, detail.name)}
        @tag=${(/** @type {CustomEvent<{run: Run, tags: string[]}>} */ {detail}) =>
          changes.tag(detail.run, detail.tags)}
        @remove=${(/** @type {CustomEvent<Run>} */ {detail}) => changes.remove(detail)}>
      </cm-run-table></div>`;
  }

  /** @param {Run} run */
  undo(run) {
    return html`
      <p class="undo" role="status" data-testid="deleted">${run.name} was deleted.
        <button @click=${() => this.changes.restore(run)}>Undo</button></p>`;
  }

  grouping() {
    const {group} = this.place;
    return html`
      <label>Group by <select name="group" @change=${(/** @type {Event} */ event) =>
        go(this, {group: /** @type {HTMLSelectElement} */ (event.target).value})}>
        <option value="" ?selected=${group === ''}>nothing</option>
        ${groupings(this.monitor.runs ?? []).map(({id, title}) => html`
          <option value=${id} ?selected=${group === id}>${title}</option>`)}</select></label>`;
  }
}

customElements.define('cm-runs-view', RunsView);
