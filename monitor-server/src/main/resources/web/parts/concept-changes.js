import {LitElement, css, html} from 'lit';
import {balanceOption} from '../draw/balance.js';
import {flowOption} from '../draw/flow.js';
import {balances, changes, flows, ofCommonLayers, readDifferently} from '../model/concept-changes.js';
import {categoryName} from '../model/tables.js';
import {OF_ANOTHER_RUN} from '../state/place.js';
import {shared} from '../style/shared.js';
import './concept-list.js';
import {go} from './go.js';
import './figure.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('../data/types.js').Run} Run */

/**
 * What changed between two epochs of a run, or differs between two runs: concepts gained and lost,
 * and the flow between categories. Of neurons of different runs there is no flow, since they only
 * share their places.
 */
export class ConceptChanges extends LitElement {
  static properties = {
    runs: {attribute: false},
    run: {attribute: false},
    against: {attribute: false},
    epochs: {attribute: false},
    earlierEpochs: {attribute: false},
    from: {attribute: false},
    to: {attribute: false},
    earlier: {attribute: false},
    later: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    .body { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr); gap: 24px 36px; }
    .head .choices { display: flex; flex-wrap: wrap; gap: 6px 14px; }
    label { display: inline-flex; align-items: center; gap: 8px; font-size: 12.5px;
      color: var(--ink-muted); }
    select { padding: 3px 8px; border: 1px solid var(--line-strong); border-radius: 7px;
      background: var(--card); font-size: 13px; color: var(--ink); max-width: 200px; }
    .lists { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 20px 28px; align-content: start; }
    .note { color: var(--warn); font-size: 12.5px; margin: -4px 0 12px; }
    @media (max-width: 1120px) { .body { grid-template-columns: minmax(0, 1fr); } }
  `];

  constructor() {
    super();
    /** @type {Run[]} */
    this.runs = [];
    /** @type {?Run} */
    this.run = null;
    /** @type {?Run} the other run, if it is one */
    this.against = null;
    /** @type {number[]} complete ones, in order */
    this.epochs = [];
    /** @type {number[]} of the run that is compared with */
    this.earlierEpochs = [];
    /** @type {?number} */
    this.from = null;
    /** @type {?number} */
    this.to = null;
    /** @type {?Neuron[]} at the first epoch, null while loading */
    this.earlier = null;
    /** @type {?Neuron[]} at the second epoch, null while loading */
    this.later = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?{before: Neuron[], after: Neuron[]}} of the layers that are in both */
    this.sides = null;
    /** @type {(string | number)[][]} */
    this.cells = [];
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
  }

  willUpdate() {
    const {earlier, later, from, to} = this;
    const [before, after] = earlier && later ? ofCommonLayers(earlier, later) : [[], []];
    this.sides = earlier && later ? {before, after} : null;
    this.cells = [];
    this.option = null;
    if (before.length > 0 && this.palette && from !== null && to !== null) {
      this.draw(before, after, from, to, this.palette);
    }
  }

  /**
   * @param {Neuron[]} before
   * @param {Neuron[]} after
   * @param {number} from
   * @param {number} to
   * @param {import('../draw/palette.js').Palette} palette
   */
  draw(before, after, from, to, palette) {
    if (this.against === null) {
      const found = flows(before, after);
      this.cells = found.map(flow => [categoryName(flow.from), categoryName(flow.to), flow.neurons]);
      this.option = flowOption({flows: found, from, to, palette});
    } else {
      const found = balances(before, after);
      this.cells = found.map(row => [categoryName(row.category), row.before, row.after]);
      this.option = balanceOption({balances: found, names: [this.start, this.end], palette});
    }
  }

  /** What is compared with, in words. */
  get start() {
    return `${this.against ? `${this.against.name}, ` : ''}epoch ${this.from}`;
  }

  /** What is compared, in words. */
  get end() {
    return `${this.against ? `${this.run?.name}, ` : ''}epoch ${this.to}`;
  }

  render() {
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">What changed</h2><span class="grow"></span>
          <div class="choices">${this.origin()}${this.choice('from', this.earlierEpochs, this.from)}
            ${this.choice('epoch', this.epochs, this.to)}</div></div>
        ${this.caution()}
        <div class="body">${this.figure()}<div class="lists">${this.lists()}</div></div>
      </section>`;
  }

  figure() {
    const heading = this.against ? `Neurons by category, ${this.start} and ${this.end}`
      : `Flow between categories, epoch ${this.from} to ${this.to}`;
    const label = this.against ? `Neurons of each category: ${this.start} beside ${this.end}`
      : `Neurons of each category at epoch ${this.from}, and where they are at epoch ${this.to}`;
    return html`
      <cm-figure name=${this.against ? 'balance-chart' : 'flow-chart'} heading=${heading}
        label=${label} .option=${this.option} waiting=${this.waiting()}
        .columns=${this.against ? ['category', this.start, this.end] : ['from', 'to', 'neurons']}
        .palette=${this.palette} .stale=${this.stale} .rows=${() => this.cells}></cm-figure>`;
  }

  waiting() {
    return this.sides ? 'The two runs have no layer of the same name'
      : this.epochs.length === 0 ? 'Waiting for the first epoch' : 'Loading…';
  }

  /** The run that is compared with. */
  origin() {
    return html`
      <label>From <select name="against" @change=${(/** @type {Event} */ event) =>
        go(this, {from: null,
          against: /** @type {HTMLSelectElement} */ (event.target).value || null})}>
        <option value="" ?selected=${this.against === null}>this run</option>
        ${this.runs.filter(run => run !== this.run).map(({run, name}) => html`
          <option value=${run} ?selected=${run === this.against?.run}>${name}</option>`)}
        </select></label>`;
  }

  /**
   * @param {'from' | 'epoch'} name
   * @param {number[]} epochs
   * @param {?number} chosen
   */
  choice(name, epochs, chosen) {
    return html`
      <label>${name === 'from' ? 'epoch' : 'to epoch'} <select name=${name}
        @change=${(/** @type {Event} */ event) =>
          go(this, {[name]: Number(/** @type {HTMLSelectElement} */ (event.target).value)})}>
        ${epochs.map(epoch => html`<option value=${epoch} ?selected=${epoch === chosen}>${epoch}
          </option>`)}</select></label>`;
  }

  /** Says where a difference may be one of how the runs were read. */
  caution() {
    const odd = this.against && this.run ? readDifferently(this.against, this.run) : [];
    return odd.length === 0 ? '' : html`
      <p class="note" role="note" data-testid="read-differently">These runs were read with another
        ${odd.join(', another ')}: their concepts may differ for that reason alone.</p>`;
  }

  lists() {
    if (this.sides === null) {
      return '';
    }
    const {before, after} = this.sides;
    const {gained, lost, kept} = changes(before, after);
    const {against, start, end} = this;
    const list = (/** @type {string} */ id, /** @type {string} */ heading,
      /** @type {import('../model/concept-changes.js').Detected[]} */ concepts, where = {}) => html`
      <cm-concept-list data-testid=${id} heading=${heading} .concepts=${concepts} .where=${where}>
      </cm-concept-list>`;
    return [list('gained', against ? `Only in ${end}` : `Gained, at ${end}`, gained),
      list('lost', against ? `Only in ${start}` : `Lost, as at ${start}`, lost,
        {...against && {...OF_ANOTHER_RUN, run: against.run}, epoch: this.from}),
      list('kept', against ? `In both, as in ${end}` : `Kept, at ${end}`, kept)];
  }
}

customElements.define('cm-concept-changes', ConceptChanges);
