import {css, html} from 'lit';
import {milestones} from '../model/neuron.js';
import {neuronName, stretches} from '../model/tables.js';
import '../parts/epoch-slider.js';
import '../parts/neighbours.js';
import '../parts/neuron-activations.js';
import '../parts/neuron-choice.js';
import '../parts/neuron-history.js';
import '../parts/neuron-images.js';
import {meaningStyles, neuronMeaning} from '../parts/neuron-meaning.js';
import '../parts/run-title.js';
import {stretchItem, stretchStyles} from '../parts/stretch-item.js';
import {key} from '../state/place.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** @typedef {import('../state/place.js').NeuronId} NeuronId */

/** One neuron: what it detects and detected, its images, activations and neighbours. */
export class NeuronView extends View {
  static styles = [shared, meaningStyles, stretchStyles, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); --chart-height: 260px; }
    .head h2 { font-size: 19px; }
    .now { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 18px 40px; }
    .now h3 { margin-bottom: 6px; color: var(--ink-muted); }
    .now ol { max-height: 170px; overflow-y: auto; }
    cm-epoch-slider { margin-top: 12px; }
    .beside { display: grid; gap: 18px; grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .lower { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); align-items: start; }
    @media (min-width: 2000px) {
      .lower { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
      .beside { grid-template-columns: minmax(0, 1fr); }
    }
    .empty { padding: 40px; text-align: center; color: var(--ink-muted); }
    @media (max-width: 1120px) { .now, .beside { grid-template-columns: minmax(0, 1fr); } }
  `];

  render() {
    const {data, place, monitor: {run, connection}} = this;
    const id = place.neuron;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      ${id && data?.has(id) ? this.all(id, data) : this.choose(id)}`;
  }

  /** @param {?NeuronId} id that this run has not */
  choose(id) {
    const {data} = this;
    return html`
      <section class="card" aria-labelledby="choose">
        <div class="head"><h2 id="choose">Choose a neuron</h2></div>
        <cm-neuron-choice .layers=${data?.layers ?? []}></cm-neuron-choice>
        <p class="faint empty" data-testid="no-neuron">${data?.layers ? id
          ? `This run has no neuron ${neuronName(id)}.`
          : 'Choose one here, in the embedding, or among the concepts.' : 'Loading…'}</p>
      </section>`;
  }

  /**
   * @param {NeuronId} id
   * @param {import('../state/run-data.js').RunData} data
   */
  all(id, data) {
    const {palette, stale, monitor: {run, epoch}} = this;
    const epochs = (data.snapshots ?? []).map(snapshot => snapshot.epoch);
    const history = data.histories.get(key(id)) ?? null;
    const concepts = data.concepts ?? [];
    return html`
      ${this.summary(id, history, epochs)}
      <cm-neuron-history .neuron=${id} .history=${history} .concepts=${concepts} .epoch=${epoch}
        .threshold=${run?.threshold} .palette=${palette} .stale=${stale} .api=${data.api}>
      </cm-neuron-history>
      <div class="lower">
        <cm-neuron-images .data=${data} .version=${this.version} .neuron=${id} .epoch=${epoch}
          .epochs=${withShown(milestones(epochs), epoch)}></cm-neuron-images>
        <div class="beside">
          <cm-neuron-activations .neuron=${id} .histograms=${data.histograms.get(key(id)) ?? null}
            .epoch=${epoch} .palette=${palette} .stale=${stale} .api=${data.api}>
          </cm-neuron-activations>
          <section class="card" aria-label="Nearest neurons">
            <cm-neighbours name="neighbours" of=${neuronName(id)}
              .nearest=${data.words?.nearNeuron.get(`${epoch} ${key(id)}`) ?? null}
              .neurons=${(epoch === null ? null : data.neurons.get(epoch)) ?? []}></cm-neighbours>
          </section>
        </div>
      </div>`;
  }

  /**
   * @param {NeuronId} id
   * @param {?import('../data/types.js').Neuron[]} history
   * @param {number[]} epochs
   */
  summary(id, history, epochs) {
    const {place, data, monitor: {run, epoch}} = this;
    const now = history?.find(row => row.epoch === epoch);
    return html`
      <section class="card" aria-labelledby="neuron">
        <div class="head"><h2 id="neuron" data-testid="neuron-name">${neuronName(id)}</h2>
          <span class="grow"></span>
          <cm-neuron-choice .layers=${data?.layers ?? []} .neuron=${id}></cm-neuron-choice></div>
        <div class="now">
          <div>${now ? neuronMeaning(now, data?.concepts ?? [], run?.threshold ?? NaN) : html`
            <p class="faint">${history ? 'Unknown at this epoch' : 'Loading…'}</p>`}</div>
          <div><h3>What it detected</h3>
            <ol data-testid="history">${stretches(history ?? []).map(stretchItem)}</ol></div>
        </div>
        <cm-epoch-slider .epochs=${epochs} .epoch=${epoch ?? 0} .following=${place.epoch === null}>
        </cm-epoch-slider>
      </section>`;
  }
}

/**
 * @param {number[]} epochs
 * @param {?number} shown
 */
const withShown = (epochs, shown) => shown === null || epochs.includes(shown) ? epochs
  : [...epochs, shown].sort((a, b) => a - b);

customElements.define('cm-neuron-view', NeuronView);
