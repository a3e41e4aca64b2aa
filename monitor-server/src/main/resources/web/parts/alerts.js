import {LitElement, css, html} from 'lit';
import {title, when} from '../model/alerts.js';
import {decimal, timeOfDay, whole} from '../model/format.js';
import {shared} from '../style/shared.js';
import './data-table.js';
import {go} from './go.js';

/** @typedef {import('../data/types.js').Alert} Alert */

/** What the server's rules found in a run, newest first, each with its rule and its evidence. */
export class Alerts extends LitElement {
  static properties = {
    alerts: {attribute: false},
    stale: {attribute: false},
  };

  static styles = [shared, css`
    .head:has(+ ol[hidden]) { margin-bottom: 0; }
    ol { max-height: 420px; overflow-y: auto; margin: 0 -20px; }
    li { display: grid; grid-template-columns: 26px minmax(0, 1fr) auto; gap: 1px 6px;
      padding: 9px 20px; border-top: 1px solid var(--line); font-size: 13.5px; }
    svg { grid-row: span 2; margin-top: 2px; color: var(--warn); }
    li.bad svg { color: var(--bad); }
    p { overflow-wrap: anywhere; }
    li > .faint { grid-column: 2; }
    button { grid-column: 3; grid-row: 1 / span 2; align-self: center; }
    .stale { color: var(--warn); font-size: 12px; }
  `];

  constructor() {
    super();
    /** @type {?Alert[]} oldest first; null while loading */
    this.alerts = null;
    /** @type {?number} */
    this.stale = null;
  }

  render() {
    const {alerts, stale} = this;
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Alerts</h2>
          <span class="faint" data-testid="alert-count">${this.count()}</span></div>
        <ol data-testid="alerts" ?hidden=${!alerts?.length}>${
          [...alerts ?? []].reverse().map(alert => this.alert(alert))}</ol>
        ${stale === null ? '' : html`<p class="stale">Not live: as it was at ${timeOfDay(stale)}.</p>`}
        ${alerts?.length ? html`
          <cm-data-table caption="Alerts" .columns=${['rule', 'layer or series', 'epoch', 'iteration',
            'value', 'reference', 'threshold']} .rows=${() => alerts.map(row)}></cm-data-table>` : ''}
      </section>`;
  }

  count() {
    const {alerts} = this;
    if (alerts === null) {
      return 'Loading…';
    }
    return alerts.length === 0 ? 'none: the rules found nothing in this run'
      : alerts.length === 1 ? '1 moment' : `${whole(alerts.length)} moments`;
  }

  /** @param {Alert} alert */
  alert(alert) {
    return html`
      <li class=${alert.rule === 'not-finite' ? 'bad' : ''}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" fill="none"
          stroke="currentcolor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round">
          <path d="M8 2l6.3 11.5H1.7zM8 6.5v3.2M8 11.6v.1"/></svg>
        <p><b>${title(alert)}.</b> ${alert.message}</p>
        <span class="faint">Epoch ${whole(alert.epoch)}, iteration ${whole(alert.step)},
          ${timeOfDay(alert.time)} · rule: ${when(alert)}</span>
        ${alert.layer === null ? html`
          <button @click=${() => go(this, {view: 'scalars', match: `^${alert.tag}$`})}>Show series
          </button>` : html`
          <button @click=${() => go(this, {view: 'embedding', epoch: alert.epoch,
            layers: [String(alert.layer)]})}>Show neurons</button>`}
      </li>`;
  }
}

/** @param {Alert} alert */
const row = alert => [title(alert), alert.layer ?? alert.tag, alert.epoch, alert.step,
  decimal(alert.value), decimal(alert.reference), decimal(alert.threshold)];

customElements.define('cm-alerts', Alerts);
