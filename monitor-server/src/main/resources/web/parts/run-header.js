import {LitElement, css, html} from 'lit';
import {decimal, percent, whole} from '../model/format.js';
import {shared} from '../style/shared.js';
import './run-title.js';

/** @typedef {import('../data/types.js').Run} Run */

const SYNTHETIC = 'The probe images are rendered by a program, not photographs. Concepts found '
  + 'with them are concepts of these drawings.';

/** What a run is, and how it stands. */
export class RunHeader extends LitElement {
  static properties = {
    run: {attribute: false},
    connection: {},
    totals: {attribute: false},
    settings: {attribute: false},
    dropped: {attribute: false},
  };

  static styles = [shared, css`
    .facts { display: flex; flex-wrap: wrap; gap: 8px 26px; margin-top: 10px; font-size: 13px; }
    dt { font-size: 11.5px; color: var(--ink-faint); }
    .badge { font: inherit; font-size: 11.5px; font-weight: 600; color: var(--warn);
      border: 1px solid currentcolor; border-radius: 5px; padding: 0 6px; margin-left: 4px;
      background: none; cursor: help; position: relative; }
    .badge .note { display: none; position: absolute; left: 0; top: calc(100% + 6px); z-index: 20;
      width: 280px; padding: 9px 11px; border-radius: 8px; text-align: left; font-weight: 400;
      font-size: 12.5px; color: var(--ink); background: var(--card);
      border: 1px solid var(--line-strong); box-shadow: 0 6px 20px rgb(0 0 0 / 20%); }
    .badge:hover .note, .badge:focus .note { display: block; }
    .totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
      margin-top: 18px; padding: 0; }
    .totals div { padding: 14px 20px; border-left: 1px solid var(--line); }
    .totals div:first-child { border-left: 0; }
    .totals dd { font-size: 23px; font-weight: 560; letter-spacing: -0.02em; line-height: 1.3; }
    .totals small { font-size: 13px; font-weight: 400; letter-spacing: 0; color: var(--ink-faint); }
    .bad { color: var(--bad); }
    .warn { margin-top: 10px; color: var(--warn); font-size: 13px; }
  `];

  constructor() {
    super();
    /** @type {?Run} */
    this.run = null;
    /** @type {import('../state/monitor.js').Monitor['connection']} */
    this.connection = 'connecting';
    /** @type {?import('../model/tables.js').Totals} */
    this.totals = null;
    /** @type {import('../data/types.js').Setting[]} */
    this.settings = [];
    /** @type {{batches: number, snapshots: number, terms: number}} */
    this.dropped = {batches: 0, snapshots: 0, terms: 0};
  }

  render() {
    const {run} = this;
    return run && html`
      <cm-run-title .run=${run} .connection=${this.connection}></cm-run-title>
      <dl class="facts">${this.facts(run)}</dl>
      ${this.settings.length === 0 ? '' : html`<dl class="facts" data-testid="settings">
        ${this.settings.map(({name, text}) => fact(name, text))}</dl>`}
      <dl class="totals card" data-testid="totals">${this.figures(run)}</dl>
      ${this.losses()}`;
  }

  /** @param {Run} run */
  facts(run) {
    const synthetic = /synthetic/i.test(run.probe_set);
    return [
      fact('Framework', run.framework),
      fact('Back end', run.backend),
      fact('Parameters', whole(run.parameters)),
      fact('Probe set', html`${probes(run)}${synthetic ? html`
        <button class="badge" aria-describedby="synthetic">synthetic<span class="note"
          role="tooltip" id="synthetic">${SYNTHETIC}</span></button>` : ''}`),
      fact('Concept set', run.concept_set),
      fact('Detector', html`${run.detector}, threshold ${decimal(run.threshold)}`),
      fact('Rule', run.rule),
    ];
  }

  /** @param {Run} run */
  figures(run) {
    const {totals} = this;
    return [
      figure('Epoch', run.epochs < 0 ? '–' : whole(run.epochs)),
      figure('Score', decimal(run.score), '', run.score !== null && !Number.isFinite(run.score)),
      figure('Minibatch accuracy', percent(run.accuracy)),
      figure('Interpretable neurons', whole(totals?.interpretable),
        totals ? `of ${whole(totals.neurons)}` : ''),
      figure('Distinct concepts', whole(totals?.distinct), totals ? `in ${totals.richest}` : ''),
      figure('Dead neurons', whole(totals?.dead)),
    ];
  }

  losses() {
    const {batches, snapshots, terms} = this.dropped;
    return html`
      ${batches + snapshots === 0 ? '' : html`
        <p class="warn" role="status" data-testid="losses">Not all of this run arrived:
          ${whole(batches)} batches and ${whole(snapshots)} snapshots were dropped to keep training
          undisturbed.</p>`}
      ${terms === 0 ? '' : html`
        <p class="warn" role="status" data-testid="unread-terms">The regularizer's term could not
          be read in ${whole(terms)} iterations; training was not disturbed.</p>`}`;
  }
}

/** @param {Run} run */
const probes = ({probe_set: name, probe_images: images}) =>
  name.includes('images') ? name : `${name}, ${whole(images)} images`;

/**
 * @param {string} name
 * @param {unknown} value
 */
const fact = (name, value) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

/**
 * @param {string} name
 * @param {string} value
 * @param {string} [rest]
 * @param {boolean} [bad]
 */
const figure = (name, value, rest = '', bad = false) => html`
  <div><dt>${name}</dt><dd class=${bad ? 'bad' : ''}>${value} <small>${rest}</small></dd></div>`;

customElements.define('cm-run-header', RunHeader);
