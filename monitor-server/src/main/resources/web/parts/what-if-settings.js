import {LitElement, css, html} from 'lit';
import {decimal} from '../model/format.js';
import {similarityRange} from '../model/what-if.js';
import {AGENTS_SETTINGS} from '../state/place.js';
import {shared} from '../style/shared.js';
import './epoch-slider.js';
import {go} from './go.js';

/** @typedef {import('../model/what-if.js').Settings} Settings */

/** Steps of a slider. */
const STEPS = 200;
/** Ends of the logarithmic sliders. */
const RATES = /** @type {const} */ ([0.001, 0.5]);
const TEMPERATURES = /** @type {const} */ ([0.001, 10]);

/**
 * @param {number} step of a slider
 * @param {readonly [number, number]} ends
 */
const logarithmic = (step, [least, most]) => least * (most / least) ** (step / STEPS);

/**
 * @param {number} value
 * @param {readonly [number, number]} ends
 */
const logarithmicStep = (value, [least, most]) =>
  Math.round(STEPS * Math.log(value / least) / Math.log(most / least));

/** Rounds to three significant digits, so that an address stays short. */
const rounded = (/** @type {number} */ value) => Number(value.toPrecision(3));

/** Detector, rule, threshold, false discovery rate, temperature and epoch to be tried. */
export class WhatIfSettings extends LitElement {
  static properties = {
    detectors: {attribute: false},
    settings: {attribute: false},
    epochs: {attribute: false},
    epoch: {type: Number},
    wished: {attribute: false},
    neurons: {attribute: false},
    pending: {type: Boolean},
    problem: {attribute: false},
  };

  static styles = [shared, css`
    .head { align-items: center; }
    .sliders { display: grid; gap: 14px 32px;
      grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); }
    .slider { display: grid; grid-template-columns: 1fr auto; gap: 2px 10px; font-size: 13px;
      align-items: baseline; }
    .slider input { grid-column: 1 / -1; width: 100%; margin: 4px 0; }
    .slider .own { grid-column: 1 / -1; }
    .slider output { font-weight: 600; font-variant-numeric: tabular-nums; }
    label.choice { display: inline-flex; gap: 8px; align-items: center; font-size: 13px; }
    select { padding: 3px 8px; border: 1px solid var(--line-strong); border-radius: 7px;
      background: var(--card); }
    .epochs { margin-top: 16px; }
    .problem { color: var(--bad); margin-top: 10px; font-size: 13px; }
    .note { margin-top: 8px; }
  `];

  constructor() {
    super();
    /** @type {import('../data/types.js').Detector[]} */
    this.detectors = [];
    /** @type {{chosen: Settings, own: Settings}} */
    this.settings = /** @type {any} */ (null);
    /** @type {number[]} of which similarities are stored */
    this.epochs = [];
    this.epoch = 0;
    /** @type {?number} the epoch that the address asks for */
    this.wished = null;
    /** @type {{similarity: number}[]} whose similarities the slider of the threshold spans */
    this.neurons = [];
    this.pending = false;
    /** @type {?string} why there is no answer */
    this.problem = null;
  }

  render() {
    const {settings: {chosen, own}, wished, epoch} = this;
    const replicated = chosen.rule === 'replicated';
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Settings</h2>
          <span class="faint" role="status" data-testid="pending">${this.pending
            ? 'computing…' : ''}</span><span class="grow"></span>
          ${this.detector()}${this.rule()}
          <button name="reset" ?disabled=${this.unchanged} aria-keyshortcuts="0"
            title="As the agent had them (0)" @click=${() => go(this, AGENTS_SETTINGS)}>
            Reset to the run's own</button></div>
        <div class="sliders">${this.threshold()}
          ${this.slider('rate', 'False discovery rate', RATES, !replicated,
            replicated ? own.rate : 'not asked for by a fixed threshold')}
          ${this.slider('temperature', 'Temperature T', TEMPERATURES, false, own.temperature)}</div>
        <cm-epoch-slider class="epochs" .epochs=${this.epochs} .epoch=${epoch}
          .following=${wished === null}></cm-epoch-slider>
        ${wished !== null && wished !== epoch ? html`<p class="note faint" data-testid="other-epoch">
          Of epoch ${wished} no similarities are stored: older ones are thinned out. This is
          epoch ${epoch}.</p>` : ''}
        ${this.problem ? html`<p class="problem" role="alert" data-testid="what-if-problem">
          ${this.problem}</p>` : ''}
      </section>`;
  }

  get unchanged() {
    const {settings: {chosen, own}, detectors} = this;
    return chosen.detector === detectors[0].detector
      && /** @type {(keyof Settings)[]} */ (['rule', 'threshold', 'rate', 'temperature'])
        .every(name => chosen[name] === own[name]);
  }

  detector() {
    return html`
      <label class="choice">Detector <select name="detector" @change=${this.chosen}>
        ${this.detectors.map(({detector}) => html`<option value=${detector}
          ?selected=${detector === this.settings.chosen.detector}>${detector}</option>`)}
      </select></label>`;
  }

  /** @param {Event} event another detector has its own scale */
  chosen(event) {
    const detector = /** @type {HTMLSelectElement} */ (event.target).value;
    go(this, {...AGENTS_SETTINGS,
      detector: detector === this.detectors[0].detector ? '' : detector});
  }

  rule() {
    const {own, chosen} = this.settings;
    return html`
      <div class="segments" role="group" aria-label="Rule">
        ${(/** @type {const} */ (['replicated', 'fixed'])).map(rule => html`
          <button name="rule" value=${rule} aria-pressed=${chosen.rule === rule}
            ?disabled=${rule === 'replicated' && own.rule !== 'replicated'}
            @click=${() => go(this, {rule: rule === own.rule ? '' : rule})}>
            ${rule === 'fixed' ? 'Fixed threshold' : 'Replicated'}</button>`)}
      </div>`;
  }

  threshold() {
    const {own, chosen} = this.settings;
    const [least, most] = similarityRange(this.neurons.map(({similarity}) => similarity),
      [own.threshold, chosen.threshold]);
    const step = (most - least) / STEPS || 1;
    return html`
      <div class="slider"><label for="threshold">Threshold τ</label>
        <output>${decimal(chosen.threshold)}</output>
        <input id="threshold" name="threshold" type="range" min="0" max=${STEPS} step="1"
          aria-valuetext=${decimal(chosen.threshold)}
          .value=${String(Math.round((chosen.threshold - least) / step))}
          @input=${(/** @type {Event} */ event) => this.set('threshold',
            rounded(least + step * this.position(event)))}>
        <span class="own faint">the run's own: ${decimal(own.threshold)}</span></div>`;
  }

  /**
   * @param {'rate' | 'temperature'} name
   * @param {string} title
   * @param {readonly [number, number]} ends
   * @param {boolean} disabled
   * @param {number | string} own
   */
  slider(name, title, ends, disabled, own) {
    const value = this.settings.chosen[name];
    return html`
      <div class="slider"><label for=${name}>${title}</label>
        <output>${disabled ? '–' : decimal(value)}</output>
        <input id=${name} name=${name} type="range" min="0" max=${STEPS} step="1"
          ?disabled=${disabled} aria-valuetext=${decimal(value)}
          .value=${String(logarithmicStep(value, ends))}
          @input=${(/** @type {Event} */ event) => this.set(name,
            rounded(logarithmic(this.position(event), ends)))}>
        <span class="own faint">${typeof own === 'number' ? `the run's own: ${decimal(own)}` : own}
        </span></div>`;
  }

  /** @param {Event} event */
  position({target}) {
    return Number(/** @type {HTMLInputElement} */ (target).value);
  }

  /**
   * @param {'threshold' | 'rate' | 'temperature'} name
   * @param {number} value
   */
  set(name, value) {
    go(this, {[name]: value});
  }
}

customElements.define('cm-what-if-settings', WhatIfSettings);
