import {css, html} from 'lit';
import {hundredth, whole} from '../model/format.js';
import {epochBounds, expression, groups} from '../model/series.js';
import '../parts/compared-runs.js';
import {go} from '../parts/go.js';
import '../parts/run-title.js';
import '../parts/scalar-chart.js';
import {HORIZONTALS} from '../state/place.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */
/** @typedef {import('../parts/scalar-chart.js').RunSeries} RunSeries */

const TITLES = {step: 'Step', epoch: 'Epoch', relative: 'Relative', wall: 'Time'};

/** All series of the chosen runs, one chart a tag. */
export class ScalarsView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); --chart-height: 220px; }
    .tools { position: sticky; top: 0; z-index: 8; display: flex; flex-wrap: wrap; gap: 10px 18px;
      align-items: center; padding: 10px 16px; }
    .tools input[type='search'] { width: 240px; }
    .tools label { display: inline-flex; align-items: center; gap: 8px; font-size: 12.5px;
      color: var(--ink-muted); }
    .tools label input { width: 110px; }
    .charts { display: grid; gap: 24px 28px;
      grid-template-columns: repeat(auto-fit, minmax(min(360px, 100%), 1fr)); }
    summary { cursor: pointer; border-radius: 4px; width: fit-content; }
    summary h2 { display: inline; }
    summary .faint { font-weight: 400; }
    details[open] summary { margin-bottom: 14px; }
    @media (min-width: 2000px) {
      :host { --chart-height: 280px; }
      .charts { grid-template-columns: repeat(auto-fit, minmax(520px, 1fr)); }
    }
    .wrong { color: var(--bad); font-size: 12.5px; }
    .empty { padding: 40px; text-align: center; color: var(--ink-muted); }
  `];

  constructor() {
    super();
    /** @type {WeakMap<Scalar[], {byTag: Map<string, Scalar[]>, bounds: [number, number][]}>} */
    this.sorted = new WeakMap();
  }

  /**
   * A run's points by tag, sorted out once for each answer.
   *
   * @param {Scalar[]} scalars
   */
  sort(scalars) {
    const known = this.sorted.get(scalars);
    const sorted = known ?? {byTag: Map.groupBy(scalars, ({tag}) => tag),
      bounds: epochBounds(scalars)};
    this.sorted.set(scalars, sorted);
    return sorted;
  }

  /** The chosen runs whose scalars were answered. */
  loaded() {
    return this.monitor.chosen.flatMap(({run, name, started}) => {
      const {scalars, api} = this.monitor.dataOf(run) ?? {};
      const look = this.looks.get(run);
      return scalars && api && look ? [{name, started, look, api, ...this.sort(scalars)}] : [];
    });
  }

  render() {
    const {monitor: {run, connection, chosen}, place} = this;
    const loaded = this.loaded();
    const tags = [...new Set(loaded.flatMap(({byTag}) => [...byTag.keys()]))];
    const wanted = expression(place.match);
    const shown = wanted ? tags.filter(tag => wanted.test(tag)) : tags;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      <cm-compared-runs .runs=${chosen} .looks=${this.looks} .place=${place}></cm-compared-runs>
      <div class="card tools" role="toolbar" aria-label="Scalars">${this.search(wanted === null)}
        ${this.smoothing()}${this.horizontal()}
        <button name="log" aria-pressed=${place.log} aria-keyshortcuts="l"
          title="Logarithmic axes (l)" @click=${() => go(this, {log: !place.log})}>Log axes</button>
        <span class="faint" role="status" data-testid="shown-tags">${whole(shown.length)} of
          ${whole(tags.length)} series${loaded.length < chosen.length
            ? `, ${loaded.length} of ${chosen.length} runs loaded` : ''}</span></div>
      ${this.answer(loaded, tags, shown)}`;
  }

  /**
   * @param {ReturnType<ScalarsView['loaded']>} loaded
   * @param {string[]} tags
   * @param {string[]} shown
   */
  answer(loaded, tags, shown) {
    if (shown.length > 0) {
      return groups(shown, this.place.pinned).map(group => this.group(group, loaded));
    }
    return html`<p class="card empty" data-testid="no-series">${
      loaded.length === 0 ? 'Loading…'
        : tags.length === 0 ? 'No value yet: series appear with the first iteration.'
          : `No series matches “${this.place.match}”.`}</p>`;
  }

  /**
   * @param {{name: string, tags: string[]}} group
   * @param {ReturnType<ScalarsView['loaded']>} loaded
   */
  group({name, tags}, loaded) {
    return html`
      <details class="card" open data-group=${name}>
        <summary><h2>${name} <span class="faint">${tags.length}</span></h2></summary>
        <div class="charts">${tags.map(tag => html`
          <cm-scalar-chart .tag=${tag} .place=${this.place} .palette=${this.palette}
            .stale=${this.stale} .series=${seriesOf(tag, loaded)}></cm-scalar-chart>`)}</div>
      </details>`;
  }

  /** @param {boolean} wrong whether the text is no regular expression */
  search(wrong) {
    return html`
      <input type="search" name="match" aria-label="Search series by regular expression"
        placeholder="Search, for example score|loss" autocomplete="off"
        .value=${this.place.match} aria-invalid=${wrong} @input=${(/** @type {Event} */ event) =>
          go(this, {match: /** @type {HTMLInputElement} */ (event.target).value})}>
      ${wrong ? html`<span class="wrong" role="alert">not a regular expression</span>` : ''}`;
  }

  smoothing() {
    const {smoothing} = this.place;
    return html`
      <label>Smoothing <input type="range" min="0" max="0.99" step="0.01" name="smoothing"
        .value=${String(smoothing)} @input=${(/** @type {Event} */ event) =>
          go(this, {smoothing: Number(/** @type {HTMLInputElement} */ (event.target).value)})}>
        <output>${hundredth(smoothing)}</output></label>`;
  }

  horizontal() {
    return html`
      <div class="segments" role="group" aria-label="Horizontal axis">${HORIZONTALS.map(x => html`
        <button name="x" data-x=${x} aria-pressed=${this.place.x === x}
          @click=${() => go(this, {x})}>${TITLES[x]}</button>`)}</div>`;
  }
}

/**
 * @param {string} tag
 * @param {ReturnType<ScalarsView['loaded']>} loaded
 * @returns {RunSeries[]}
 */
const seriesOf = (tag, loaded) => loaded.flatMap(({byTag, ...run}) => {
  const points = byTag.get(tag);
  return points ? [{...run, points}] : [];
});

customElements.define('cm-scalars-view', ScalarsView);
