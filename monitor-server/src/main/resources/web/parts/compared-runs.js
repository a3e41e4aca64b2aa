import {LitElement, css, html} from 'lit';
import {names} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import {runMark} from './run-mark.js';

/** @typedef {import('../data/types.js').Run} Run */

/** The chosen runs, their colours and shapes; those beside the first can be left out again. */
export class ComparedRuns extends LitElement {
  static properties = {
    runs: {attribute: false},
    looks: {attribute: false},
    place: {attribute: false},
  };

  static styles = [shared, css`
    ul { display: flex; flex-wrap: wrap; gap: 6px 8px; font-size: 13px; align-items: center; }
    li { display: inline-flex; align-items: center; gap: 7px; padding: 2px 10px;
      border: 1px solid var(--line-strong); border-radius: 99px; background: var(--card); }
    li.more { border-color: transparent; background: none; }
    li button { padding: 0 3px; margin-right: -5px; line-height: 1.2; }
    svg { flex: none; }
    a { color: var(--accent); }
  `];

  constructor() {
    super();
    /** @type {Run[]} */
    this.runs = [];
    /** @type {Map<string, import('../draw/runs.js').Look>} by run */
    this.looks = new Map();
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
  }

  render() {
    return html`<ul aria-label="Chosen runs" data-testid="compared">
      ${this.runs.map((run, i) => this.item(run, i > 0))}</ul>`;
  }

  /**
   * @param {Run} run
   * @param {boolean} removable
   */
  item({run, name}, removable) {
    const look = this.looks.get(run);
    return html`
      <li>${look ? runMark(look) : ''}${name}${removable ? html`
        <button class="plain" aria-label="Leave out ${name}" title="Leave out"
          @click=${() => go(this, {compared: this.place.compared.filter(other =>
            !names(other, run))})}>×</button>` : ''}</li>`;
  }
}

customElements.define('cm-compared-runs', ComparedRuns);
