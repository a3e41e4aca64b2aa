import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** Time that one epoch stays while playing, at least, in milliseconds. */
const STEP = 700;

/** Chooses the epoch; follows the newest one until it is moved. */
export class EpochSlider extends LitElement {
  static properties = {
    epochs: {attribute: false},
    epoch: {type: Number},
    following: {type: Boolean},
    loading: {type: Boolean},
    playing: {state: true},
  };

  static styles = [shared, css`
    :host { display: flex; align-items: center; gap: 12px; }
    input { flex: 1; min-width: 120px; margin: 0; }
    output { min-width: 92px; font-size: 13px; }
    button { min-width: 66px; }
  `];

  constructor() {
    super();
    /** @type {number[]} complete ones, in order */
    this.epochs = [];
    this.epoch = 0;
    this.following = true;
    /** Whether the epoch is not shown yet: playing waits for it. */
    this.loading = false;
    this.playing = false;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  render() {
    const last = this.epochs.length - 1;
    return html`
      <button @click=${this.toggle} ?disabled=${last < 1}>
        ${this.playing ? 'Pause' : 'Play'}</button>
      <input type="range" aria-label="Epoch" name="epoch" min="0" max=${Math.max(0, last)} step="1"
        .value=${String(Math.max(0, this.epochs.indexOf(this.epoch)))}
        aria-valuetext="epoch ${this.epoch}" ?disabled=${last < 1} @input=${this.moved}>
      <output>epoch <b>${this.epoch}</b> of ${this.epochs[last] ?? 0}</output>
      <button name="follow" aria-pressed=${this.following} ?disabled=${last < 0}
        title="Always show the newest epoch" @click=${this.follow}>Follow</button>`;
  }

  /** @param {Event} event */
  moved(event) {
    this.stop();
    this.show(Number(/** @type {HTMLInputElement} */ (event.target).value));
  }

  follow() {
    this.stop();
    go(this, {epoch: this.following ? this.epoch : null});
  }

  toggle() {
    if (this.playing) {
      this.stop();
      return;
    }
    const last = this.epochs.length - 1;
    const index = this.epochs.indexOf(this.epoch);
    this.show(index < last ? index : 0);
    this.playing = true;
    this.timer = setInterval(() => this.next(), STEP);
  }

  next() {
    if (this.loading) {
      return;
    }
    const index = this.epochs.indexOf(this.epoch) + 1;
    if (index < this.epochs.length) {
      this.show(index);
    } else {
      this.stop();
    }
  }

  stop() {
    clearInterval(this.timer);
    this.playing = false;
  }

  /** @param {number} index */
  show(index) {
    go(this, {epoch: this.epochs[index]});
  }
}

customElements.define('cm-epoch-slider', EpochSlider);
