import {css, html} from 'lit';
import '../parts/categories.js';
import '../parts/common-concepts.js';
import '../parts/concept-changes.js';
import '../parts/detections.js';
import '../parts/run-title.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/**
 * What the neurons of each layer detect: by category, which concepts, since when, and what changed
 * between two epochs or differs between two runs.
 */
export class ConceptsView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); --chart-height: 300px; }
    .pair { display: grid; gap: 18px; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); }
    cm-concept-changes { --chart-height: 460px; }
    @media (max-width: 1120px) { .pair { grid-template-columns: minmax(0, 1fr); } }
  `];

  render() {
    const {data, place, palette, stale, monitor: {run, connection, epoch}} = this;
    const neurons = (epoch === null ? null : data?.neurons.get(epoch)) ?? null;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      <cm-categories .layers=${data?.layers ?? []} .diversity=${data?.diversity ?? null}
        .categories=${data?.categories ?? null} .measure=${place.measure} .palette=${palette}
        .stale=${stale} .api=${data?.api ?? null}></cm-categories>
      <div class="pair">
        <cm-common-concepts .neurons=${neurons} .epoch=${epoch} .palette=${palette}
          .stale=${stale} .api=${data?.api ?? null}></cm-common-concepts>
        <cm-detections .place=${place} .newest=${data?.newestEpoch ?? null}
          .found=${data?.detections.get(place.find.trim()) ?? null}
          .concepts=${data?.concepts ?? []} .api=${data?.api ?? null}></cm-detections>
      </div>
      ${this.changes(neurons)}`;
  }

  /** @param {?import('../data/types.js').Neuron[]} later */
  changes(later) {
    const {data, palette, stale, monitor: {runs, run, against, earlier, epoch, from}} = this;
    const epochs = (/** @type {?import('../state/run-data.js').RunData} */ of) =>
      (of?.snapshots ?? []).map(snapshot => snapshot.epoch);
    return html`
      <cm-concept-changes .runs=${runs ?? []} .run=${run} .against=${against}
        .epochs=${epochs(data)} .earlierEpochs=${epochs(earlier)} .from=${from} .to=${epoch}
        .earlier=${(from === null ? null : earlier?.neurons.get(from)) ?? null} .later=${later}
        .palette=${palette} .stale=${stale}></cm-concept-changes>`;
  }
}

customElements.define('cm-concepts-view', ConceptsView);
