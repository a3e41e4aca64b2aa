import {LitElement, css, html} from 'lit';
import {sameSpace} from '../model/extent.js';
import {decimal} from '../model/format.js';
import {remembered} from '../model/remembered.js';
import {explained, neuronName} from '../model/tables.js';
import {EmbeddingSelection, NeuronChoice} from '../state/embedding.js';
import {same} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import './data-table.js';
import './embedding-legend.js';
import './embedding-map.js';
import './embedding-side.js';
import './embedding-tools.js';
import './epoch-slider.js';
import './own-anchors.js';
import './word-form.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('../state/place.js').NeuronId} NeuronId */
/** @typedef {import('../state/run-data.js').RunData} RunData */

const COLUMNS = ['neuron', 'state', 'concept', 'category', 'similarity'];
/** @type {Map<string, any>} */
const NO_WORDS = new Map();

/** Where the neurons stand among the concepts, at one epoch or at two, and what is known of one. */
export class Embedding extends LitElement {
  static properties = {
    data: {attribute: false},
    version: {type: Number},
    place: {attribute: false},
    epoch: {type: Number},
    from: {attribute: false},
    other: {attribute: false},
    run: {attribute: false},
    runs: {attribute: false},
    palette: {attribute: false},
    wide: {type: Boolean},
    drawing: {state: true},
  };

  static styles = [shared, css`
    .body { display: grid; grid-template-columns: minmax(0, 1fr) 340px; gap: 24px; }
    .maps { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); }
    .maps.two { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .map { aspect-ratio: 5 / 4; min-height: 420px; max-height: var(--map-height, none); width: 100%; overflow: hidden;
      border: 1px solid var(--line); border-radius: 8px; }
    .two .map { aspect-ratio: 1; }
    cm-epoch-slider { margin-top: 14px; }
    .below { display: flex; flex-wrap: wrap; gap: 6px 20px; margin-top: 12px;
      align-items: baseline; }
    .warn { color: var(--warn); font-size: 12.5px; margin-top: 8px; }
    @media (max-width: 1700px) {
      .both { grid-template-columns: minmax(0, 1fr); }
    }
    @media (max-width: 1120px) {
      .body, .maps.two { grid-template-columns: minmax(0, 1fr); }
    }
  `];

  constructor() {
    super();
    /** @type {?RunData} */
    this.data = null;
    /** Grows with every change of the data. */
    this.version = 0;
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {?number} */
    this.epoch = null;
    /** @type {?number} the epoch that the shown one is compared with */
    this.from = null;
    /** @type {?import('../state/monitor.js').Monitor['other']} the run beside */
    this.other = null;
    /** @type {?import('../data/types.js').Run} */
    this.run = null;
    /** @type {import('../data/types.js').Run[]} */
    this.runs = [];
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** Whether there is room for two maps. */
    this.wide = false;
    /** Whether a lasso is being drawn. */
    this.drawing = false;
    /** @type {?Neuron[]} of the newest epoch that has been answered, until the chosen one is */
    this.all = null;
    this.shown = new EmbeddingSelection();
    /** What the second map shows. */
    this.second = new EmbeddingSelection();
    this.choice = new NeuronChoice();
    this.comparable = remembered(sameSpace);
  }

  /** @returns {boolean} whether there is a second map */
  get two() {
    const {beside} = this.place;
    return this.wide && (beside === 'epoch' || beside === 'run' && (this.other?.data ?? null) !== null);
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    const {data, place, epoch, from} = this;
    const answered = epoch === null ? undefined : data?.neurons.get(epoch);
    this.all = answered ?? (changed.get('data') ? null : this.all);
    this.shown.update(data, place, epoch, this.all);
    this.choice.update(data, place, from, this.shown.neurons ?? null);
    if (this.two) {
      const [run, at] = place.beside === 'run'
        ? [this.other?.data ?? null, this.other?.epoch ?? null] : [data, from];
      const all = at === null ? null : run?.neurons.get(at) ?? null;
      this.second.update(run, place, at, all);
    }
  }

  get categories() {
    return [...explained(this.data?.concepts ?? []), 'low-level', 'none'];
  }

  render() {
    const {place, shown, data, choice} = this;
    const {layers, anchors} = shown;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Neurons among concepts</h2><span class="grow"></span>
          <cm-embedding-tools .place=${place} .layers=${layers} .epochs=${this.epochs}
            .from=${this.from} .runs=${this.runs} .run=${this.run} .wide=${this.wide}
            .drawing=${this.drawing} @draw=${() => { this.drawing = !this.drawing; }}>
          </cm-embedding-tools></div>
        <div class="body ${this.two ? 'both' : ''}">
          <div>
            <div class="maps ${this.two ? 'two' : ''}">${this.maps()}</div>
            <cm-epoch-slider .epochs=${this.epochs} .epoch=${this.epoch ?? 0}
              .following=${place.epoch === null}
              .loading=${this.epoch !== null && !data?.neurons.has(this.epoch)}></cm-epoch-slider>
            <div class="below">
              <cm-embedding-legend .colour=${place.colour} .categories=${this.categories}
                .layers=${layers} .anchors=${anchors} .changes=${choice.changes}
                .palette=${this.palette}></cm-embedding-legend>${this.unplaced()}</div>
            <cm-data-table caption="Neurons at epoch ${this.epoch}" .columns=${COLUMNS}
              .rows=${() => (shown.neurons ?? []).map(neuron => this.row(neuron))}></cm-data-table>
            <cm-word-form .place=${place} .words=${data?.words?.places ?? NO_WORDS}
              @leave-out=${this.leftOut}></cm-word-form>
            <cm-own-anchors .anchors=${anchors} .layers=${layers} .epoch=${this.epoch}
              .distances=${shown.distances} .neurons=${this.all ?? []} .palette=${this.palette}
              @leave-out=${this.leftOut}></cm-own-anchors>
          </div>
          <cm-embedding-side role="group" aria-label="Neurons" .data=${data}
            .version=${this.version} .place=${place} .epoch=${this.epoch}
            .threshold=${this.run?.threshold ?? NaN} .neurons=${this.all ?? []}
            .nearest=${shown.nearest} .detected=${choice.detected} .lassoed=${choice.lassoed}
            .palette=${this.palette}></cm-embedding-side>
        </div>
      </section>`;
  }

  get epochs() {
    return (this.data?.snapshots ?? []).map(({epoch}) => epoch);
  }

  maps() {
    const {shown, second, place, run, other, epoch, from} = this;
    if (!this.two) {
      return this.map(shown, second, '', epoch);
    }
    const runs = place.beside === 'run';
    return html`
      ${this.map(shown, second, `${run?.name} · epoch ${epoch}`, epoch)}
      ${runs ? this.map(second, shown, `${other?.run?.name} · epoch ${other?.epoch ?? '–'}`, null)
        : this.map(second, shown, `${run?.name} · epoch ${from}`, from)}
      ${this.comparable(shown.concepts ?? null, second.concepts ?? null) ? '' : html`
        <p class="warn" role="status">These runs have different 2-D views: the places of neurons in
          the two can’t be compared.</p>`}`;
  }

  /**
   * @param {EmbeddingSelection} own
   * @param {EmbeddingSelection} beside
   * @param {string} heading
   * @param {?number} lassoed epoch that a lasso is about; null where none can be drawn
   */
  map(own, beside, heading, lassoed) {
    const {place, choice} = this;
    return html`
      <div class="map">
        <cm-embedding-map name=${own === this.shown ? 'embedding-chart' : 'embedding-chart-beside'}
          heading=${heading} .concepts=${own.concepts} .anchors=${own.anchors}
          .neurons=${own.neurons} .trails=${own.trails} .layers=${own.layers}
          .neighbours=${own.neighbours} .selected=${place.neuron} .found=${choice.found}
          .around=${this.two ? beside.neurons : null} .changes=${choice.changes}
          .colour=${place.colour} .palette=${this.palette}
          .drawing=${this.drawing && lassoed !== null}
          waiting=${this.epoch === null ? 'Waiting for the first epoch' : 'Loading…'}
          @neuron=${(/** @type {CustomEvent<Neuron>} */ event) => this.pick(event.detail)}
          @word=${(/** @type {CustomEvent<string>} */ event) => go(this, {near: event.detail})}
          @lasso=${(/** @type {CustomEvent<[number, number][]>} */ event) => {
            this.drawing = false;
            go(this, {lasso: {epoch: lassoed ?? 0, points: event.detail}});
          }}
          @given-up=${() => { this.drawing = false; }}></cm-embedding-map></div>`;
  }

  unplaced() {
    const dead = (this.shown.neurons ?? []).filter(({x}) => !Number.isFinite(x)).length;
    return dead === 0 ? '' : html`
      <span class="faint" data-testid="unplaced">${dead === 1 ? '1 dead neuron has'
        : `${dead} dead neurons have`} no place</span>`;
  }

  /** @param {Neuron} neuron */
  row(neuron) {
    return [html`<button class="plain" @click=${() => this.pick(neuron)}>${neuronName(neuron)}
      </button>`, neuron.state, neuron.word ?? '–', neuron.category ?? '–',
    decimal(neuron.similarity)];
  }

  /** @param {NeuronId} neuron opened and tracked */
  pick({layer, neuron}) {
    const id = {layer, neuron};
    const {tracked} = this.place;
    go(this, {neuron: id,
      tracked: tracked.some(other => same(other, id)) ? tracked : [...tracked, id]});
  }

  /** @param {CustomEvent<string>} event with a typed word */
  leftOut({detail: word}) {
    const {wished, unwanted} = this.place;
    go(this, {wished: wished.filter(other => other !== word),
      unwanted: unwanted.filter(other => other !== word)});
  }
}

customElements.define('cm-embedding', Embedding);
