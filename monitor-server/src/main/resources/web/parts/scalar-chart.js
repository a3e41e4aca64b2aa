import {LitElement, css, html, nothing} from 'lit';
import {drawable, partialWords, scalarsOption} from '../draw/scalars.js';
import {takeTurn} from '../draw/turns.js';
import {decimal, whole} from '../model/format.js';
import {horizontal, isOdd, oddCount, oddValues, pointCount} from '../model/series.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import './figure.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */

/**
 * One chosen run's series of a tag.
 *
 * @typedef {object} RunSeries
 * @property {string} name of the run
 * @property {number} started
 * @property {[number, number][]} bounds of the epochs
 * @property {import('../draw/runs.js').Look} look
 * @property {Scalar[]} points of the tag
 * @property {import('../data/api.js').RunApi} api
 */

/** Time between two updates of charts that are out of sight, in milliseconds. */
const OUT_OF_SIGHT = 150;
const COLUMNS = ['run', 'tag', 'step', 'epoch', 'time', 'value'];

/** A tag's series of all chosen runs. */
export class ScalarChart extends LitElement {
  static properties = {
    tag: {},
    series: {attribute: false},
    place: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    :host { min-width: 0; }
    .pin { padding: 0 5px; line-height: 1.4; font-size: 12px; }
    .pin[aria-pressed='false'] { color: var(--ink-faint); }
    .odd { color: var(--bad); font-size: 12.5px; margin-top: 4px; }
  `];

  constructor() {
    super();
    this.tag = '';
    /** @type {RunSeries[]} */
    this.series = [];
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
    this.partial = '';
  }

  /** With many series the charts take turns in being updated, those in sight first. */
  async scheduleUpdate() {
    if (this.hasUpdated) {
      await new Promise(resolve => takeTurn(this, () => resolve(null), OUT_OF_SIGHT));
    }
    super.scheduleUpdate();
  }

  willUpdate() {
    const {palette, place: {x, smoothing, log}} = this;
    const lines = this.series.map(({name, points, look, ...run}) => ({name, look,
      xs: horizontal(x, points, run), values: points}));
    const input = palette && {lines, smoothing, x, log, palette};
    this.option = input && drawable(input) ? scalarsOption(input) : null;
    this.partial = input ? partialWords(input) : '';
  }

  render() {
    const {tag, series} = this;
    const pinned = this.place.pinned.includes(tag);
    const points = series.reduce((sum, run) => sum + pointCount(run.points), 0);
    return html`
      <cm-figure name="scalar-${tag}" heading=${tag} group="scalars-${this.place.x}"
        value=${series.length === 1 ? decimal(series[0].points.at(-1)?.value) : ''}
        label="${tag} of ${series.map(({name}) => name).join(', ')}, ${whole(points)} values"
        waiting="No value above 0, which logarithmic axes need" .option=${this.option}
        .partial=${this.partial} .stale=${this.stale}
        .palette=${this.palette} .columns=${COLUMNS} .rows=${() => this.rows()}
        .arrow=${async () => (await Promise.all(series.map(({api}) =>
          api.arrow('scalars', {tag})))).flat()}>
        <button slot="head" class="plain pin" aria-pressed=${pinned} name="pin"
          aria-label="Pin ${tag}" title=${pinned ? 'Unpin' : 'Show first'}
          @click=${() => this.pin(pinned)}>${pinned ? '★' : '☆'}</button>
        ${oddities(series) || nothing}</cm-figure>`;
  }

  /** @param {boolean} pinned */
  pin(pinned) {
    const {pinned: before} = this.place;
    go(this, {pinned: pinned ? before.filter(tag => tag !== this.tag) : [...before, this.tag]});
  }

  rows() {
    return this.series.flatMap(({name, points}) => points.map(({tag, step, epoch, time, value}) =>
      [name, tag, step, epoch, new Date(time).toISOString(), value]));
  }
}

/** @param {RunSeries[]} series */
function oddities(series) {
  const odd = series.flatMap(({name, points}) =>
    points.filter(isOdd).map(point => ({name, ...point})));
  const count = oddCount(odd);
  return count === 0 ? '' : html`
    <p class="odd">${count === 1 ? '1 value is' : `${whole(count)} values are`} not
      finite, first ${decimal(oddValues(odd[0])[0])} at iteration ${whole(odd[0].step)}${
      series.length > 1 ? ` of ${odd[0].name}` : ''}</p>`;
}

customElements.define('cm-scalar-chart', ScalarChart);
