import {LitElement, css, html} from 'lit';
import {timeOfDay} from '../model/format.js';
import {shared} from '../style/shared.js';
import './chart.js';
import './data-table.js';
import './exports.js';

/**
 * A chart with all that belongs to one: heading and newest value, what is missing or old, the table
 * behind it, and its export. The slot takes what stands below the chart, the slot `head` what
 * stands beside the heading.
 */
export class Figure extends LitElement {
  static properties = {
    name: {},
    heading: {},
    value: {},
    detail: {},
    label: {},
    option: {attribute: false},
    columns: {attribute: false},
    rows: {attribute: false},
    waiting: {},
    partial: {},
    group: {},
    stale: {attribute: false},
    palette: {attribute: false},
    arrow: {attribute: false},
  };

  static styles = [shared, css`
    :host { min-width: 0; position: relative; }
    h3 { display: flex; align-items: baseline; gap: 8px; overflow-wrap: anywhere; }
    h3 b { margin-left: auto; font-weight: 560; }
    cm-chart { height: var(--chart-height, 220px); margin-top: 8px; }
    .below { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; }
    cm-data-table { flex: 1; min-width: 120px; }
    cm-data-table[open] { flex-basis: 100%; }
    cm-exports { opacity: 0; transition: opacity 0.12s; }
    :host(:hover) cm-exports, :host(:focus-within) cm-exports { opacity: 1; }
    @media (hover: none) { cm-exports { opacity: 1; } }
    .stale { color: var(--warn); font-size: 12px; }
    .partial { font-size: 12px; }
  `];

  constructor() {
    super();
    /** What tests call the chart. */
    this.name = '';
    this.heading = '';
    /** The newest value, in words. */
    this.value = '';
    /** What stands in small letters beside the heading. */
    this.detail = '';
    /** What the chart shows, for who can't see it. */
    this.label = '';
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
    /** @type {string[]} of the table */
    this.columns = [];
    /** @type {() => unknown[][]} of the table, numbers as such */
    this.rows = () => [];
    this.waiting = 'Loading…';
    /** What is not drawn, in words; nothing where all is. */
    this.partial = '';
    this.group = '';
    /** @type {?number} since when this may be old, null while it is live */
    this.stale = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?(() => Promise<Blob[]>)} pages of the server's answer that it shows, if it does */
    this.arrow = null;
  }

  render() {
    return html`
      <h3>${this.heading}<slot name="head"></slot><span class="faint">${this.detail}</span>
        <b>${this.value}</b></h3>
      <cm-chart data-testid=${this.name} .option=${this.option} label=${this.label}
        waiting=${this.waiting} group=${this.group}></cm-chart>
      <slot></slot>
      ${this.partial ? html`<p class="partial faint" data-testid="${this.name}-partial">
        ${this.partial}</p>` : ''}
      ${this.stale === null || !this.option ? '' : html`<p class="stale" data-testid="stale">
        Not live: as it was at ${timeOfDay(this.stale)}.</p>`}
      ${this.columns.length === 0 || !this.option ? '' : this.below()}`;
  }

  below() {
    return html`
      <div class="below">
        <cm-data-table caption=${this.heading} .columns=${this.columns} .rows=${this.rows}>
        </cm-data-table>
        <cm-exports .option=${this.option} .heading=${this.heading} .columns=${this.columns}
          .rows=${this.rows} .palette=${this.palette} .arrow=${this.arrow}></cm-exports>
      </div>`;
  }
}

customElements.define('cm-figure', Figure);
