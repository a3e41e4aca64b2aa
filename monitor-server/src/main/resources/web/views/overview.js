import {css, html} from 'lit';
import {later} from '../data/later.js';
import {totals} from '../model/tables.js';
import '../parts/run-header.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** Every module costs the browser time, so those of what is painted later come later. */
const charts = later('parts/training.js', () => import('../parts/training.js'));
const lowerParts = later('parts/overview-lower.js', () => import('../parts/overview-lower.js'));

const idle = () => new Promise(resolve => requestIdleCallback(resolve));

/** @type {() => void} */
let tell;

/** When an overview has been shown with its lower part. */
export const wholeOverview =
  /** @type {Promise<void>} */ (new Promise(resolve => { tell = resolve; }));

/** One run at a glance: how it trains, what its neurons detect, how diverse that is. */
export class OverviewView extends View {
  static properties = {...View.properties, whole: {state: true}};

  static styles = [shared, css`
    :host, .concepts { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr);
      align-content: start; }
    @media (min-width: 2000px) {
      .wide { display: grid; grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr); gap: 18px;
        align-items: start; }
    }
    @media (max-width: 1999px) {
      .wide { display: contents; }
    }
    cm-training:not(:defined) { height: 447px; display: grid; place-content: center;
      color: var(--ink-faint); background: var(--card); border: 1px solid var(--line);
      border-radius: var(--radius); }
    @media (max-width: 1180px) {
      cm-training:not(:defined) { height: 575px; }
    }
  `];

  constructor() {
    super();
    /** Whether more than the upper part is shown, which is painted first while data is loading. */
    this.whole = false;
  }

  willUpdate() {
    this.whole ||= (this.data?.snapshots ?? null) !== null && !this.hasUpdated;
  }

  firstUpdated() {
    requestAnimationFrame(() => setTimeout(async () => {
      await charts().catch(() => {});
      await idle();
      await lowerParts().catch(() => {});
      this.whole = true;
      await this.updateComplete;
      tell();
    }));
  }

  render() {
    const {data, place, palette, stale, monitor: {run, connection}} = this;
    const layers = data?.layers ?? [];
    const diversity = data?.diversity ?? null;
    return html`
      <cm-run-header .run=${run} .connection=${connection} .totals=${totals(diversity ?? [])}
        .settings=${data?.settings ?? []} .dropped=${this.dropped()}></cm-run-header>
      <cm-training .scalars=${data?.scalars ?? null} .smoothing=${place.smoothing}
        .palette=${palette} .stale=${stale} .api=${data?.api ?? null}>Loading…
      </cm-training>
      <cm-regularizer .scalars=${data?.scalars ?? null} .layers=${layers} .palette=${palette}
        .smoothing=${place.smoothing} .stale=${stale}></cm-regularizer>
      ${this.whole ? this.below(layers, diversity) : ''}`;
  }

  /**
   * @param {import('../data/types.js').Layer[]} layers
   * @param {?import('../data/types.js').Diversity[]} diversity
   */
  below(layers, diversity) {
    const {data, place, palette, stale, monitor: {run, epoch, chosen}} = this;
    const api = data?.api ?? null;
    return html`
      <div class="wide">
        <cm-embedding .data=${data} .version=${this.version} .place=${place} .epoch=${epoch}
          .from=${this.monitor.from} .run=${run} .palette=${palette}></cm-embedding>
        <div class="concepts">
          <cm-categories .layers=${layers} .diversity=${diversity} .palette=${palette}
            .categories=${data?.categories ?? null} .measure=${place.measure} .stale=${stale}
            .api=${api}></cm-categories>
          ${chosen.length < 2 ? '' : html`<cm-compared-diversity .runs=${this.diversities}
            .palette=${palette} .stale=${stale}></cm-compared-diversity>`}
          <cm-anchor-distance .layers=${layers} .diversity=${diversity} .palette=${palette}
            .anchors=${data?.anchors ?? []} .stale=${stale} .api=${api}></cm-anchor-distance>
          <cm-diversity .layers=${layers} .diversity=${diversity} .palette=${palette}
            .stale=${stale} .api=${api}></cm-diversity>
        </div>
      </div>`;
  }

  dropped() {
    const last = (/** @type {string} */ tag) =>
      this.data?.scalars?.findLast(scalar => scalar.tag === tag)?.value ?? 0;
    return {batches: last('monitor/dropped_batches'), snapshots: last('monitor/dropped_snapshots'),
      terms: last('monitor/unread_terms')};
  }
}

customElements.define('cm-overview-view', OverviewView);
