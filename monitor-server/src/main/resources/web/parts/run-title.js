import {LitElement, css, html} from 'lit';
import {age} from '../model/format.js';
import {liveness} from '../model/liveness.js';
import {shared} from '../style/shared.js';
import {Clock} from './clock.js';

const CONNECTION = {connecting: 'connecting', live: 'connected', lost: 'reconnecting…'};

/** The run's name, how long it has been silent, and whether the page hears the server. */
export class RunTitle extends LitElement {
  static properties = {
    run: {attribute: false},
    connection: {},
  };

  static styles = [shared, css`
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; }
    h1 { font-size: 24px; font-weight: 640; letter-spacing: -0.02em; line-height: 1.2;
      overflow-wrap: anywhere; }
    .pill { display: inline-flex; align-items: center; gap: 7px; font-size: 12.5px;
      color: var(--ink-muted); padding: 2px 10px; border: 1px solid var(--line-strong);
      border-radius: 99px; background: var(--card); }
    .pill i { width: 7px; height: 7px; border-radius: 50%; background: var(--ink-faint); }
    .pill.live i { background: var(--good); }
    .pill.lost { color: var(--warn); border-color: var(--warn); }
    .pill.lost i { background: var(--warn); }
  `];

  constructor() {
    super();
    /** @type {?import('../data/types.js').Run} */
    this.run = null;
    /** @type {import('../state/monitor.js').Monitor['connection']} */
    this.connection = 'connecting';
    this.clock = new Clock(this);
  }

  render() {
    const {run} = this;
    if (run === null) {
      return '';
    }
    const state = liveness(run, Date.now());
    return html`
      <h1 data-testid="run-name">${run.name}</h1>
      <span class="pill ${state}" data-testid="run-state"><i></i>${state} · last event
        ${age(Date.now() - run.last_event)} ago</span>
      <span class="pill ${this.connection}" role="status" data-testid="connection"><i></i>
        ${CONNECTION[this.connection]}</span>`;
  }
}

customElements.define('cm-run-title', RunTitle);
