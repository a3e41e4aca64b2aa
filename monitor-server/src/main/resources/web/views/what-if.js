import {css, html} from 'lit';
import {nearestEpoch, settingsOf, storedEpochs} from '../model/what-if.js';
import '../parts/run-title.js';
import '../parts/what-if-counts.js';
import '../parts/what-if-curves.js';
import '../parts/what-if-map.js';
import '../parts/what-if-settings.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** What the neurons would detect under another threshold, rate, temperature, rule or detector. */
export class WhatIfView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); --chart-height: 300px; }
    .side { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); align-content: start; }
    .empty { min-height: 40vh; display: grid; place-content: center; text-align: center; gap: 8px;
      color: var(--ink-muted); }
    @media (min-width: 1500px) {
      .wide { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 18px;
        align-items: start; }
    }
    @media (max-width: 1499px) { .wide { display: contents; } }
  `];

  render() {
    const {data, monitor: {run, connection}} = this;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      ${this.body(data)}`;
  }

  /** @param {?import('../state/run-data.js').RunData} data */
  body(data) {
    const {place, palette} = this;
    const settings = settingsOf(place, data?.detectors ?? []);
    const epochs = settings ? storedEpochs(data?.similarities ?? [], settings.chosen) : [];
    const epoch = nearestEpoch(epochs, place.epoch);
    const loading = html`<p class="card empty">Loading…</p>`;
    if (!data || data.detectors === null || data.similarities === null) {
      return loading;
    }
    if (settings === null || epoch === null) {
      return this.empty(settings === null);
    }
    const {whatIf} = data;
    if (whatIf === null) {
      return loading;
    }
    return html`
      <cm-what-if-settings .detectors=${data.detectors} .settings=${settings} .epochs=${epochs}
        .epoch=${epoch} .wished=${place.epoch} .neurons=${whatIf.answered?.neurons ?? []}
        .pending=${whatIf.pending} .problem=${whatIf.problem}></cm-what-if-settings>
      <div class="wide">
        <div class="side">
          <cm-what-if-counts .layers=${data.layers ?? []} .answered=${whatIf.answered}
            .diversity=${data.diversity ?? []} .categories=${data.categories ?? []}
            .palette=${palette} .stale=${this.stale}></cm-what-if-counts>
          <cm-what-if-curves .layers=${data.layers ?? []} .curves=${whatIf.curves} .epoch=${epoch}
            .place=${place} .settings=${settings.chosen} .palette=${palette} .stale=${this.stale}
            @draw=${this.draw}></cm-what-if-curves>
        </div>
        <cm-what-if-map .layers=${data.layers ?? []} .concepts=${data.concepts}
          .anchors=${data.anchors ?? []} .answered=${whatIf.answered}
          .own=${data.neurons.get(whatIf.answered?.asked.epoch ?? epoch) ?? null}
          .place=${place} .palette=${palette}></cm-what-if-map>
      </div>`;
  }

  /** @param {boolean} none whether the run has no similarities at all */
  empty(none) {
    const snapshots = this.data?.snapshots?.length ?? 0;
    return html`
      <div class="card empty" data-testid="no-similarities">
        ${!none || snapshots === 0 && this.data?.snapshots === null
          ? html`<p>Waiting for the first epoch.</p>`
          : html`<p>No similarities of this run are stored, so other settings can't be tried.</p>
            <p class="faint">Its agent was told not to send them
              (<span class="code">withoutWhatIf()</span>), has more neurons and concepts than are
              sent by default, or is of an older version.</p>`}</div>`;
  }

  /** @param {CustomEvent<{asked: import('../state/what-if.js').Asked, temperatures: number[]}>} event */
  draw({detail}) {
    this.data?.whatIf?.draw(detail.asked, detail.temperatures);
  }
}

customElements.define('cm-what-if-view', WhatIfView);
