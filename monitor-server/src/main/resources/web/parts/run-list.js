import {LitElement, css, html} from 'lit';
import {age, decimal, moment, percent} from '../model/format.js';
import {liveness} from '../model/liveness.js';
import {OF_ANOTHER_RUN} from '../state/place.js';
import {shared} from '../style/shared.js';
import {Clock} from './clock.js';
import {go} from './go.js';

/** @typedef {import('../data/types.js').Run} Run */

/** All runs of the server, newest first. */
export class RunList extends LitElement {
  static properties = {
    runs: {attribute: false},
    selected: {},
    following: {type: Boolean},
  };

  static styles = [shared, css`
    h2 { font-size: 12px; font-weight: 600; color: var(--ink-faint); }
    .head { padding: 0 10px; margin-bottom: 8px; align-items: center; }
    .head button { font-size: 12px; padding: 1px 8px; }
    li { content-visibility: auto; contain-intrinsic-height: auto 76px; }
    li + li { margin-top: 2px; }
    .run {
      display: block; width: 100%; text-align: left; padding: 9px 10px; border-radius: 8px;
      border: 1px solid transparent; background: none; font-weight: 400;
    }
    .run:hover { background: var(--well); }
    .run:focus-visible { outline-offset: -2px; }
    .run[aria-current='true'] { background: var(--card); border-color: var(--line-strong); }
    .top { display: flex; align-items: center; gap: 8px; }
    .name { flex: 1; font-size: 13.5px; font-weight: 580; overflow: hidden;
      text-overflow: ellipsis; white-space: nowrap; }
    .state { width: 8px; height: 8px; border-radius: 50%; flex: none;
      border: 1.5px solid var(--ink-faint); }
    .state.live { background: var(--good); border-color: var(--good); }
    .state.ended { border-style: dotted; }
    .facts { display: grid; grid-template-columns: 1fr 1fr 1fr; margin: 5px 0 0 16px;
      font-size: 12px; color: var(--ink-muted); }
    .facts span { display: block; color: var(--ink-faint); font-size: 11px; }
    .bad { color: var(--bad); }
  `];

  constructor() {
    super();
    /** @type {Run[]} */
    this.runs = [];
    this.selected = '';
    this.following = true;
    this.clock = new Clock(this);
  }

  render() {
    return this.runs.length === 0 ? '' : html`
      <div class="head"><h2>Runs</h2><span class="grow"></span>
        <button class=${this.following ? '' : 'plain'} aria-pressed=${this.following}
          title="Always show the run that started last"
          @click=${() => go(this, {run: this.following ? this.selected : null})}>
          Follow newest</button></div>
      <ul data-testid="run-list" @pointerover=${this.tell} @focusin=${this.tell}>
        ${this.runs.map(run => this.item(run, Date.now()))}</ul>`;
  }

  /**
   * @param {Run} run
   * @param {number} now
   */
  item(run, now) {
    const state = liveness(run, now);
    return html`
      <li><button class="run" data-run=${run.run} aria-current=${run.run === this.selected}
        @click=${() => this.choose(run.run)}>
        <span class="top"><i class="state ${state}"></i><span class="name">${run.name}</span>
          <span class="faint">
            ${state === 'live' ? 'live' : `${state}, ${age(now - run.last_event)}`}</span></span>
        <span class="facts">
          <span><span>epoch</span>${run.epochs < 0 ? '–' : run.epochs}</span>
          <span><span>score</span>${number(run.score, decimal)}</span>
          <span><span>accuracy</span>${number(run.accuracy, percent)}</span>
        </span></button></li>`;
  }

  /**
   * Says when a run started, once that may be read: the first date takes as long as the whole list.
   *
   * @param {Event} event
   */
  tell({target}) {
    const button = /** @type {Element} */ (target).closest('button');
    const run = this.runs.find(({run}) => run === button?.dataset.run);
    if (button && run) {
      button.title = `Started ${moment(run.started)}`;
    }
  }

  /** @param {string} run */
  choose(run) {
    if (run !== this.selected || this.following) {
      const other = run === this.selected ? {} : OF_ANOTHER_RUN;
      go(this, {run, ...other});
    }
  }
}

/**
 * @param {?number} value
 * @param {(value: ?number) => string} format
 */
const number = (value, format) => html`
  <b class=${value === null || Number.isFinite(value) ? '' : 'bad'}>${format(value)}</b>`;

customElements.define('cm-run-list', RunList);
