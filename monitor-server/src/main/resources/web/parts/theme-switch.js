import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';

/** Where early.js looks for the chosen one. */
const STORED = 'concept-monitor.theme';
const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Light, dark, or what the system prefers. Fires `theme` when the colours have changed. */
export class ThemeSwitch extends LitElement {
  static styles = [shared, css`
    .segments { flex-wrap: nowrap; }
    button { padding: 2px 8px; font-size: 12px; text-transform: capitalize; }
  `];

  constructor() {
    super();
    this.preferred = () => this.changed();
  }

  connectedCallback() {
    super.connectedCallback();
    dark.addEventListener('change', this.preferred);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    dark.removeEventListener('change', this.preferred);
  }

  render() {
    const chosen = document.documentElement.dataset.theme;
    return html`
      <div class="segments" role="group" aria-label="Colours">${THEMES.map(theme => html`
        <button aria-pressed=${theme === chosen} @click=${() => this.choose(theme)}>
          ${theme}</button>`)}
      </div>`;
  }

  /** @param {string} theme */
  choose(theme) {
    localStorage.setItem(STORED, theme);
    document.documentElement.dataset.theme = theme;
    this.changed();
  }

  changed() {
    this.requestUpdate();
    this.dispatchEvent(new Event('theme', {bubbles: true, composed: true}));
  }
}

customElements.define('cm-theme-switch', ThemeSwitch);
