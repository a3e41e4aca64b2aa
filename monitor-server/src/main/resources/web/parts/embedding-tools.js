import {LitElement, css, html} from 'lit';
import {names} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** @typedef {import('../data/types.js').Run} Run */

const COLOURS = /** @type {const} */ (['category', 'layer', 'change']);
const BESIDE = {'': 'One map', epoch: 'Two epochs', run: 'Two runs'};

/** What of the neurons is shown, and how. Fires `draw` to begin or give up a lasso. */
export class EmbeddingTools extends LitElement {
  static properties = {
    place: {attribute: false},
    layers: {attribute: false},
    epochs: {attribute: false},
    from: {attribute: false},
    runs: {attribute: false},
    run: {attribute: false},
    drawing: {type: Boolean},
    wide: {type: Boolean},
  };

  static styles = [shared, css`
    :host { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; }
    label { display: inline-flex; align-items: center; gap: 8px; font-size: 12.5px;
      color: var(--ink-muted); }
    select { padding: 3px 8px; border: 1px solid var(--line-strong); border-radius: 7px;
      background: var(--card); font-size: 13px; color: var(--ink); max-width: 180px; }
  `];

  constructor() {
    super();
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {string[]} */
    this.layers = [];
    /** @type {number[]} complete ones, in order */
    this.epochs = [];
    /** @type {?number} the epoch that the shown one is compared with */
    this.from = null;
    /** @type {Run[]} */
    this.runs = [];
    /** @type {?Run} the shown one */
    this.run = null;
    this.drawing = false;
    /** Whether two maps can be shown. */
    this.wide = false;
  }

  render() {
    return html`
      ${this.wide ? this.besides() : ''}
      ${this.place.colour === 'change' || this.wide && this.place.beside === 'epoch'
        ? this.epochChoice() : ''}
      ${this.layerFilter()}${this.colouring()}
      <button name="lasso" aria-pressed=${this.drawing}
        @click=${() => this.dispatchEvent(new Event('draw'))}>Lasso</button>`;
  }

  layerFilter() {
    const {layers} = this.place;
    return html`
      <div class="segments" role="group" aria-label="Layers">
        <button aria-pressed=${layers.length === 0} @click=${() => go(this, {layers: []})}>
          All layers</button>
        ${this.layers.map(layer => html`
          <button name="layer" data-layer=${layer} aria-pressed=${layers.includes(layer)}
            @click=${() => go(this, {layers: layers.includes(layer)
              ? layers.filter(other => other !== layer) : [...layers, layer]})}>${layer}</button>`)}
      </div>`;
  }

  colouring() {
    return html`
      <div class="segments" role="group" aria-label="Colour of the neurons">
        ${COLOURS.map(colour => html`
          <button name="colour" aria-pressed=${this.place.colour === colour}
            @click=${() => go(this, {colour})}>By ${colour}</button>`)}
      </div>`;
  }

  besides() {
    const {beside} = this.place;
    return html`
      <div class="segments" role="group" aria-label="Side by side">
        ${(/** @type {const} */ (['', 'epoch', 'run'])).map(choice => html`
          <button name="beside" aria-pressed=${beside === choice}
            ?disabled=${choice === 'run' && this.runs.length < 2}
            @click=${() => this.setBeside(choice)}>${BESIDE[choice]}</button>`)}
      </div>
      ${beside === 'run' ? this.runChoice() : ''}`;
  }

  /** @param {'' | 'epoch' | 'run'} beside */
  setBeside(beside) {
    const other = this.others[0]?.run;
    go(this, beside === 'run' && this.place.compared.length === 0 && other
      ? {beside, compared: [other]} : {beside});
  }

  get others() {
    return this.runs.filter(({run}) => run !== this.run?.run);
  }

  runChoice() {
    const [chosen = ''] = this.place.compared;
    return html`
      <label>beside <select name="other-run" @change=${(/** @type {Event} */ event) =>
        go(this, {compared: [/** @type {HTMLSelectElement} */ (event.target).value]})}>
        ${chosen ? '' : html`<option value="" disabled selected>choose a run</option>`}
        ${this.others.map(({run, name}) => html`
          <option value=${run} ?selected=${chosen !== '' && names(chosen, run)}>${name}</option>`)}</select></label>`;
  }

  epochChoice() {
    return html`
      <label>since epoch <select name="since" @change=${(/** @type {Event} */ event) =>
        go(this, {from: Number(/** @type {HTMLSelectElement} */ (event.target).value)})}>
        ${this.epochs.map(epoch => html`
          <option value=${epoch} ?selected=${epoch === this.from}>${epoch}</option>`)}
        </select></label>`;
  }
}

customElements.define('cm-embedding-tools', EmbeddingTools);
