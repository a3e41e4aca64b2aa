import {LitElement, css, html} from 'lit';
import {seriesOption} from '../draw/training.js';
import {shared} from '../style/shared.js';
import './figure.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */

/**
 * A series and how its values are written.
 *
 * @typedef {{tag: string, title: string, format: (value: ?number | undefined) => string}} Entry
 */

/** Small charts of some series side by side; the slot takes more of them. */
export class SeriesGrid extends LitElement {
  static properties = {
    heading: {},
    entries: {attribute: false},
    scalars: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    .charts { display: grid; gap: 22px 28px; --chart-height: 150px;
      grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr)); }
  `];

  constructor() {
    super();
    this.heading = '';
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {?Scalar[]} null while loading */
    this.scalars = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {{points: Scalar[], option: ?import('../draw/base.js').Option}[]} of each entry */
    this.charts = [];
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (['scalars', 'entries', 'palette'].some(name => changed.has(name))) {
      const byTag = Map.groupBy(this.scalars ?? [], ({tag}) => tag);
      this.charts = this.entries.map(({tag, title, format}) => {
        const points = byTag.get(tag) ?? [];
        return {points, option: points.length > 0 && this.palette ? seriesOption({points, format,
          smoothing: 0, name: title.toLowerCase(), small: true, palette: this.palette}) : null};
      });
    }
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">${this.heading}</h2></div>
        <div class="charts">${this.entries.map((entry, i) => this.chart(entry, i))}
          <slot></slot></div>
      </section>`;
  }

  /**
   * @param {Entry} entry
   * @param {number} i
   */
  chart({tag, title, format}, i) {
    const {points, option} = this.charts[i];
    return html`
      <cm-figure name="${tag.replaceAll(/[/_]/g, '-')}-chart" heading=${title} group="step"
        value=${format(points.at(-1)?.value)} .option=${option} label="${title} by iteration"
        waiting=${this.scalars ? 'No value yet' : 'Loading…'} .stale=${this.stale}
        .palette=${this.palette} .columns=${['iteration', 'epoch', title]}
        .rows=${() => points.map(({step, epoch, value}) => [step, epoch, value])}></cm-figure>`;
  }
}

customElements.define('cm-series-grid', SeriesGrid);
