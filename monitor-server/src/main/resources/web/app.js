/*
 * data asks the server; state remembers what was answered and what the address bar holds; model
 * computes; draw turns numbers into chart options; parts show them, and import nothing from data;
 * views put parts together, one for each name that an address may begin with.
 */
import {LitElement, css, html} from 'lit';
import {hasSession, logOut} from './data/api.js';
import {later} from './data/later.js';
import {readPalette} from './draw/palette.js';
import {go} from './parts/go.js';
import {Keys} from './parts/keys.js';
import './parts/navigation.js';
import './parts/run-list.js';
import {commands, runCommands} from './state/commands.js';
import {Monitor} from './state/monitor.js';
import {shared} from './style/shared.js';
import {wholeOverview} from './views/overview.js';

/** When there is nothing else to do, or one of them is asked for. */
const controls = later('parts/controls.js', () => import('./parts/controls.js').catch(() => {}));

/** Once another view is asked for, or there is nothing else to do; again with the next change. */
const otherViews = later('views/others.js', () => import('./views/others.js').catch(() => {}));

/** The whole page: shows the view of the address, and hands what views ask for to the state. */
export class App extends LitElement {
  static styles = [shared, css`
    :host { display: grid; grid-template-columns: 248px minmax(0, 1fr); min-height: 100vh; }
    .rail { position: sticky; top: 0; height: 100vh; padding: 20px 12px; display: flex;
      flex-direction: column; gap: 20px; border-right: 1px solid var(--line); }
    .brand { display: flex; align-items: center; gap: 9px; padding: 0 10px; font-weight: 640;
      font-size: 15px; letter-spacing: -0.01em; }
    .brand svg { width: 20px; height: 20px; color: var(--accent); flex: none; }
    cm-run-list { flex: 1; min-height: 0; overflow-y: auto; }
    .rail footer { padding: 0 6px 0 10px; display: flex; align-items: center; gap: 2px; }
    .rail footer button { padding: 2px 8px; }
    .rail footer cm-theme-switch { flex: 1; }
    .skip { position: fixed; left: 12px; top: -60px; z-index: 30; padding: 8px 14px;
      background: var(--card); border: 1px solid var(--accent); border-radius: 8px;
      color: var(--accent); }
    .skip:focus { top: 12px; }
    main:focus { outline: none; }
    main { padding: 26px 28px 48px; max-width: 2320px; min-width: 0; }
    .notice { padding: 10px 16px; border: 1px solid var(--warn); border-radius: 8px;
      color: var(--warn); display: flex; align-items: center; gap: 14px; font-size: 13.5px;
      margin-bottom: 18px; }
    .notice button { margin-left: auto; }
    .center { min-height: 60vh; display: grid; place-content: center; justify-items: center;
      gap: 14px; color: var(--ink-muted); }
    @media (max-width: 1020px) {
      :host { grid-template-columns: minmax(0, 1fr); }
      .rail { position: static; height: auto; border-right: 0; gap: 14px;
        border-bottom: 1px solid var(--line); }
      cm-run-list { max-height: 220px; }
      main { padding: 20px 16px 40px; }
    }
  `];

  constructor() {
    super();
    this.monitor = new Monitor();
    this.palette = readPalette();
    this.version = 0;
    this.keys = new Keys(this, () => this.commands());
    requestIdleCallback(controls);
    wholeOverview.then(() => requestIdleCallback(otherViews));
    this.monitor.addEventListener('change', () => {
      this.version++;
      this.requestUpdate();
    });
    this.addEventListener('go', event => this.monitor.router.go(
      /** @type {CustomEvent<Partial<import('./state/place.js').Place>>} */ (event).detail));
    this.addEventListener('theme', () => {
      this.palette = readPalette();
      this.requestUpdate();
    });
  }

  /** What can be asked for now. */
  commands() {
    return [
      {title: 'Show the keys', keys: '?', act: () => this.open('cm-key-help')},
      {title: 'Find a command', keys: 'Ctrl+k',
        act: () => this.open('cm-command-palette')},
      {title: 'Search', keys: '/', act: () => this.search()},
      ...hasSession() ? [{title: 'Log out', keys: '', act: logOut}] : [],
      ...commands(this.monitor),
    ];
  }

  /** @param {'cm-key-help' | 'cm-command-palette'} name of a dialog */
  async open(name) {
    controls();
    const keys = await this.keys.keptUntil(customElements.whenDefined(name));
    /** @type {any} */ (this.renderRoot.querySelector(name)).open(keys);
  }

  get main() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('main'));
  }

  /** Puts the focus into the first search field of the view. */
  search() {
    const roots = [/** @type {ParentNode} */ (this.main)];
    for (const root of roots) {
      const field = /** @type {?HTMLInputElement} */ (root.querySelector('input[type=search]'));
      if (field) {
        field.focus();
        return;
      }
      roots.push(...[...root.querySelectorAll('*')].flatMap(element => element.shadowRoot ?? []));
    }
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    this.main.focus();
  }

  updated() {
    const {run} = this.monitor;
    document.title = run ? `${run.name} · Concept Monitor` : 'Concept Monitor';
  }

  render() {
    const {runs, run, problem} = this.monitor;
    const all = this.commands();
    return html`
      <cm-key-help .commands=${all}></cm-key-help>
      <cm-command-palette .commands=${[...all, ...runCommands(this.monitor)]}></cm-command-palette>
      ${this.rail()}
      <main tabindex="-1">
        ${problem === null ? '' : html`<p class="notice" role="alert">${problem}
          ${runs ? 'You see what was last received.' : ''}
          <button @click=${() => this.monitor.retryNow()}>Try again</button></p>`}
        ${run ? this.view() : this.nothing()}
      </main>`;
  }

  rail() {
    const {runs, run, place, data} = this.monitor;
    return html`
      <header class="rail">
        <a class="skip" href="#main" @click=${this.skip}>Skip to the view</a>
        <div class="brand"><svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
          <circle cx="4" cy="15" r="2.5"/><circle cx="16" cy="14" r="2.5" opacity=".55"/>
          <path d="M10 1.5l1.7 4.6 4.8.2-3.8 3 1.3 4.7-4-2.7-4 2.7 1.3-4.7-3.8-3 4.8-.2z"/></svg>
          Concept Monitor</div>
        <cm-navigation .place=${place} .alerts=${data?.alerts?.length ?? 0}></cm-navigation>
        <cm-run-list .runs=${runs ?? []} .selected=${run?.run ?? ''}
          .following=${place.run === null}></cm-run-list>
        <footer><cm-theme-switch></cm-theme-switch>
          <button class="plain" aria-keyshortcuts="Control+k" title="Commands (Ctrl+k)"
            aria-label="Commands" @click=${() => this.open('cm-command-palette')}>⌘</button>
          <button class="plain" aria-keyshortcuts="?" title="Keys (?)" aria-label="Keys"
            @click=${() => this.open('cm-key-help')}>?</button>
          ${hasSession() ? html`<button class="plain" title="Log out" aria-label="Log out"
            @click=${logOut}>⏻</button>` : ''}</footer>
      </header>`;
  }

  view() {
    const {monitor, version, palette} = this;
    if (monitor.place.view !== 'overview') {
      otherViews();
    }
    switch (monitor.place.view) {
      case 'runs': return html`<cm-runs-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-runs-view>`;
      case 'scalars': return html`<cm-scalars-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-scalars-view>`;
      case 'concepts': return html`<cm-concepts-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-concepts-view>`;
      case 'embedding': return html`<cm-embedding-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-embedding-view>`;
      case 'neuron': return html`<cm-neuron-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-neuron-view>`;
      case 'diversity': return html`<cm-diversity-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-diversity-view>`;
      case 'system': return html`<cm-system-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-system-view>`;
      case 'what-if': return html`<cm-what-if-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-what-if-view>`;
      default: return html`<cm-overview-view .monitor=${monitor} .version=${version}
        .palette=${palette}></cm-overview-view>`;
    }
  }

  nothing() {
    const {runs, place, problem} = this.monitor;
    if (runs === null) {
      return problem ? '' : html`<p class="center">Loading…</p>`;
    }
    return runs.length === 0 ? html`<cm-welcome></cm-welcome>` : html`
      <div class="center" data-testid="unknown-run"><p>There is no run
        <span class="code">${place.run}</span> on this server.</p>
        <button @click=${() => go(this, {run: null})}>Show the newest run</button></div>`;
  }
}

customElements.define('cm-app', App);
