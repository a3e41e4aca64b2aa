import {LitElement, css, html, svg} from 'lit';
import {format} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** @typedef {import('../state/place.js').ViewName} ViewName */

/**
 * The views in the order in which they are shown.
 *
 * @type {{view: ViewName, title: string, icon: unknown}[]}
 */
export const ENTRIES = [
  {view: 'overview', title: 'Overview',
    icon: svg`<path d="M2.5 2.5h5v6h-5zM2.5 11h5v2.5h-5zM10 2.5h3.5v3H10zM10 8h3.5v5.5H10z"/>`},
  {view: 'runs', title: 'Runs',
    icon: svg`<path d="M2.5 3.5h11M2.5 8h11M2.5 12.5h11"/>`},
  {view: 'scalars', title: 'Scalars',
    icon: svg`<path d="M2 13.5h12M2.5 11l3-4.5 3 2.5 5-6.5"/>`},
  {view: 'concepts', title: 'Concepts',
    icon: svg`<path d="M2.5 13.5v-4h3v4zM6.5 13.5v-7h3v7zM10.5 13.5v-11h3v11z"/>`},
  {view: 'embedding', title: 'Embedding',
    icon: svg`<circle cx="4" cy="11" r="1.8"/><circle cx="12" cy="12" r="1.4"/><path
      d="M9 2l1 2.6 2.8.1-2.2 1.7.8 2.7L9 7.5 6.6 9.1l.8-2.7-2.2-1.7L8 4.6z"/>`},
  {view: 'neuron', title: 'Neuron',
    icon: svg`<circle cx="8" cy="8" r="2.6"/><path
      d="M8 1.5v3.9M8 10.6v3.9M1.5 8h3.9M10.6 8h3.9M3.4 3.4l2.7 2.7M9.9 9.9l2.7 2.7"/>`},
  {view: 'diversity', title: 'Diversity',
    icon: svg`<path d="M2 4c4 0 4 8 12 8M2 8c4 0 5 4 12 4"/><path d="M2 13.5h12" opacity=".5"/>`},
  {view: 'system', title: 'System',
    icon: svg`<path d="M4.5 4.5h7v7h-7zM6.5 2v2.5M9.5 2v2.5M6.5 11.5V14M9.5 11.5V14M2 6.5h2.5M2 9.5h2.5M11.5 6.5H14M11.5 9.5H14"/>`},
  {view: 'what-if', title: 'What if',
    icon: svg`<path d="M2 4.5h5.5M10.5 4.5H14M2 11.5h2.5M7.5 11.5H14"/><circle cx="9" cy="4.5"
      r="1.6"/><circle cx="6" cy="11.5" r="1.6"/>`},
];

/** The way to each view; the links keep what is chosen. */
export class Navigation extends LitElement {
  static properties = {
    place: {attribute: false},
    alerts: {type: Number},
  };

  static styles = [shared, css`
    a { display: flex; align-items: center; gap: 10px; padding: 6px 10px; border-radius: 8px;
      color: var(--ink-muted); text-decoration: none; font-size: 13.5px; font-weight: 520; }
    a:hover { background: var(--well); color: var(--ink); }
    a[aria-current='page'] { background: var(--accent-wash); color: var(--accent);
      font-weight: 620; }
    .count { margin-left: auto; min-width: 20px; padding: 0 6px; border-radius: 99px;
      text-align: center; font-size: 11.5px; font-weight: 620; color: var(--warn);
      border: 1px solid currentcolor; }
    li + li { margin-top: 1px; }
    svg { flex: none; fill: none; stroke: currentcolor; stroke-width: 1.4;
      stroke-linejoin: round; }
    @media (max-width: 1020px) {
      ul { display: flex; flex-wrap: wrap; gap: 4px; }
    }
  `];

  constructor() {
    super();
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** How many alerts the shown run has. */
    this.alerts = 0;
  }

  render() {
    return html`
      <nav aria-label="Views"><ul>${ENTRIES.map(({view, title, icon}) => html`
        <li><a href=${format({...this.place, view})} data-view=${view}
          aria-current=${view === this.place.view ? 'page' : 'false'}
          @click=${(/** @type {MouseEvent} */ event) => this.choose(event, view)}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${icon}</svg>
          ${title}${view === 'diversity' && this.alerts > 0 ? this.count() : ''}</a></li>`)}</ul></nav>`;
  }

  count() {
    return html`<span class="count" data-testid="alert-badge">${this.alerts}<span class="hidden">
      ${this.alerts === 1 ? 'alert' : 'alerts'}</span></span>`;
  }

  /**
   * @param {MouseEvent} event
   * @param {ViewName} view
   */
  choose(event, view) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(this, {view});
    }
  }
}

customElements.define('cm-navigation', Navigation);
