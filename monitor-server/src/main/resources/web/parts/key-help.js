import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';

/** The keys and what they do. */
export class KeyHelp extends LitElement {
  static properties = {commands: {attribute: false}};

  static styles = [shared, css`
    dialog { width: min(560px, calc(100vw - 40px)); padding: 22px 26px 26px; color: var(--ink);
      background: var(--card); border: 1px solid var(--line-strong); border-radius: 14px;
      box-shadow: 0 20px 60px rgb(0 0 0 / 30%); }
    dialog::backdrop { background: rgb(10 12 18 / 35%); }
    h2 { font-size: 17px; margin-bottom: 14px; }
    dl { columns: 2; column-gap: 32px; font-size: 13.5px; }
    dl div { display: flex; align-items: center; justify-content: space-between; gap: 14px;
      padding: 3px 0; break-inside: avoid; }
    kbd { font: 500 12px/1 var(--font-code); border: 1px solid var(--line-strong);
      border-bottom-width: 2px; border-radius: 5px; padding: 3px 6px; background: var(--well); }
    p { margin-top: 14px; }
    @media (max-width: 560px) { dl { columns: 1; } }
  `];

  constructor() {
    super();
    /** @type {import('../state/commands.js').Command[]} */
    this.commands = [];
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  async open() {
    await this.updateComplete;
    this.dialog.showModal();
  }

  render() {
    return html`
      <dialog aria-labelledby="title" data-testid="keys"><h2 id="title">Keys</h2>
        <dl>${this.commands.filter(({keys}) => keys !== '').map(({title, keys}) => html`
          <div><dt>${title}</dt><dd>${keys.split(' ').map(key => html`<kbd>${key}</kbd> `)}</dd>
          </div>`)}
          <div><dt>Read a chart's values</dt><dd><kbd>←</kbd> <kbd>→</kbd></dd></div>
          <div><dt>Close</dt><dd><kbd>Esc</kbd></dd></div></dl>
        <p class="faint">Letters act wherever no text is being written. Tab reaches everything.</p>
      </dialog>`;
  }
}

customElements.define('cm-key-help', KeyHelp);
