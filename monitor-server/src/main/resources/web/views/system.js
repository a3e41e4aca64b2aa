import {css, html} from 'lit';
import {costOption} from '../draw/system.js';
import {bytes, decimal, percent, whole} from '../model/format.js';
import {snapshotCosts, pauseShare} from '../model/system.js';
import '../parts/figure.js';
import '../parts/run-title.js';
import '../parts/series-grid.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** @type {import('../parts/series-grid.js').Entry[]} */
const PROCESS = [
  {tag: 'train/examples_per_second', title: 'Examples per second', format: decimal},
  {tag: 'system/cpu_cores', title: 'Processor cores in use', format: decimal},
  {tag: 'system/gc_share', title: 'Time in garbage collection', format: percent},
  {tag: 'system/heap_bytes', title: 'Heap in use', format: bytes},
  {tag: 'system/process_bytes', title: 'Memory of the process', format: bytes},
];

/** @type {import('../parts/series-grid.js').Entry[]} */
const TRANSPORT = [
  {tag: 'monitor/queue_bytes', title: 'Waiting in memory', format: bytes},
  {tag: 'monitor/spool_bytes', title: 'Waiting on disk', format: bytes},
  {tag: 'monitor/retries', title: 'Retries', format: whole},
  {tag: 'monitor/dropped_batches', title: 'Dropped tables', format: whole},
  {tag: 'monitor/dropped_snapshots', title: 'Dropped snapshots', format: whole},
];

/** What training and its monitoring take of the machine. */
export class SystemView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); }
  `];

  constructor() {
    super();
    /** @type {?import('../data/types.js').Snapshot[]} */
    this.snapshots = null;
    /** @type {import('../model/system.js').SnapshotCost[]} */
    this.costs = [];
    /** @type {?import('../draw/palette.js').Palette} that the option was made with */
    this.drawnWith = null;
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
  }

  willUpdate() {
    const snapshots = this.data?.snapshots ?? null;
    if (snapshots !== this.snapshots || this.palette !== this.drawnWith) {
      this.snapshots = snapshots;
      this.drawnWith = this.palette;
      this.costs = snapshotCosts(snapshots ?? []);
      this.option = this.costs.length > 1
        ? costOption({costs: this.costs, palette: this.palette}) : null;
    }
  }

  render() {
    const {data, palette, stale, monitor: {run, connection}} = this;
    const scalars = data?.scalars ?? null;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      <cm-series-grid heading="Training process" .entries=${PROCESS} .scalars=${scalars}
        .palette=${palette} .stale=${stale}></cm-series-grid>
      <cm-series-grid heading="Monitor" .entries=${TRANSPORT} .scalars=${scalars}
        .palette=${palette} .stale=${stale}>${this.cost()}</cm-series-grid>`;
  }

  cost() {
    const share = pauseShare(this.snapshots ?? []);
    return html`
      <cm-figure name="snapshot-cost-chart" heading="Cost of snapshots" group="epoch"
        .option=${this.option} .stale=${this.stale}
        value=${share === null ? '' : `${percent(share)} pause`}
        label="Pause and analysis of each snapshot as shares of the time since the one before"
        waiting="Waiting for the second epoch" .palette=${this.palette}
        .columns=${['epoch', 'pause in ms', 'analysis in ms', 'pause', 'analysis']}
        .rows=${() => this.costs.map(({epoch, pause, analysis, pauseShare, analysisShare}) =>
          [epoch, pause, analysis, pauseShare, analysisShare])}></cm-figure>`;
  }
}

customElements.define('cm-system-view', SystemView);
