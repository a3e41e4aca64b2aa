import {LitElement, css, html} from 'lit';
import {seriesOption} from '../draw/training.js';
import {decimal, hundredth, whole} from '../model/format.js';
import {isOdd, oddCount, oddValues, pointCount} from '../model/series.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import './figure.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */

const CHARTS = [
  {tag: 'train/score', title: 'Score', id: 'score', small: false},
  {tag: 'train/accuracy', title: 'Accuracy on the minibatch', id: 'accuracy', small: false},
  {tag: 'train/learning_rate', title: 'Learning rate', id: 'learning-rate', small: true},
  {tag: 'train/examples_per_second', title: 'Examples per second', id: 'speed', small: true},
];

/** How training goes: score, accuracy, learning rate and speed over the iterations. */
export class Training extends LitElement {
  static properties = {
    scalars: {attribute: false},
    smoothing: {type: Number},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 20px 28px; grid-template-columns: 5fr 5fr 3fr;
      grid-template-rows: auto auto; }
    .large { grid-row: span 2; }
    .large { --chart-height: 270px; }
    .small { --chart-height: 104px; }
    label { display: inline-flex; align-items: center; gap: 8px; font-size: 12.5px;
      color: var(--ink-muted); }
    label input { width: 110px; }
    .odd { color: var(--bad); font-size: 12.5px; margin-top: 4px; }
    @media (max-width: 1180px) {
      .charts { grid-template-columns: 1fr 1fr; grid-template-rows: none; }
      .large { grid-row: auto; }
    }
  `];

  constructor() {
    super();
    /** @type {?Scalar[]} null while loading */
    this.scalars = null;
    this.smoothing = 0;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** @type {Map<string, Scalar[]>} by tag */
    this.series = new Map();
    /** @type {Record<string, ?import('../draw/base.js').Option>} by tag */
    this.options = {};
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('scalars')) {
      this.series = Map.groupBy(this.scalars ?? [], point => point.tag);
    }
    if (['scalars', 'smoothing', 'palette'].some(name => changed.has(name))) {
      this.options = Object.fromEntries(CHARTS.map(chart => [chart.tag, this.option(chart)]));
    }
  }

  /** @param {typeof CHARTS[number]} chart */
  option({tag, title, small}) {
    const points = this.series.get(tag);
    const {palette} = this;
    return points && palette ? seriesOption({points, palette, small, name: title.toLowerCase(),
      smoothing: small ? 0 : this.smoothing}) : null;
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Training</h2><span class="grow"></span>
          <label>Smoothing <input type="range" min="0" max="0.99" step="0.01" name="smoothing"
            .value=${String(this.smoothing)} @input=${this.smooth}>
            <output>${hundredth(this.smoothing)}</output></label></div>
        <div class="charts">${CHARTS.map(chart => this.chart(chart))}</div>
      </section>`;
  }

  /** @param {typeof CHARTS[number]} chart */
  chart({tag, title, id, small}) {
    const points = this.series.get(tag) ?? [];
    return html`
      <cm-figure class=${small ? 'small' : 'large'} name="${id}-chart" heading=${title}
        value=${decimal(points.at(-1)?.value)} .option=${this.options[tag] ?? null}
        label="${title} by iteration, ${whole(pointCount(points))} values" group="step"
        waiting=${this.scalars ? 'No value yet' : 'Loading…'} .stale=${this.stale}
        .palette=${this.palette} .columns=${['iteration', 'epoch', title]}
        .arrow=${this.api && (() => this.api?.arrow('scalars', {tag}))}
        .rows=${() => points.map(({step, epoch, value}) => [step, epoch, value])}>
        ${oddities(points)}</cm-figure>`;
  }

  /** @param {Event} event */
  smooth(event) {
    go(this, {smoothing: Number(/** @type {HTMLInputElement} */ (event.target).value)});
  }
}

/** @param {Scalar[]} points */
function oddities(points) {
  const odd = points.filter(isOdd);
  const count = oddCount(odd);
  return count === 0 ? '' : html`
    <p class="odd">${count === 1 ? '1 value is' : `${count} values are`} not finite, first
      ${decimal(oddValues(odd[0])[0])} at iteration ${whole(odd[0].step)}</p>`;
}

customElements.define('cm-training', Training);
