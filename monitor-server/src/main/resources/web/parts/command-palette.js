import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';

/** @typedef {import('../state/commands.js').Command} Command */

/** All commands, found by typing a part of their titles. */
export class CommandPalette extends LitElement {
  static properties = {
    commands: {attribute: false},
    shown: {state: true},
    text: {state: true},
    active: {state: true},
  };

  static styles = [shared, css`
    dialog { width: min(560px, calc(100vw - 40px)); margin-top: 14vh; padding: 10px;
      color: var(--ink); background: var(--card); border: 1px solid var(--line-strong);
      border-radius: 14px; box-shadow: 0 20px 60px rgb(0 0 0 / 30%); }
    dialog::backdrop { background: rgb(10 12 18 / 35%); }
    input { width: 100%; border: 0; padding: 10px 12px; font-size: 16px; background: none; }
    input:focus-visible { outline: none; }
    ul { max-height: 46vh; overflow-y: auto; border-top: 1px solid var(--line); padding-top: 6px; }
    li { display: flex; justify-content: space-between; gap: 14px; padding: 7px 12px;
      border-radius: 8px; cursor: pointer; }
    li[aria-selected='true'] { background: var(--accent-wash); color: var(--accent); }
    kbd { font: 500 12px/1.5 var(--font-code); color: var(--ink-muted); }
    p { padding: 14px 12px; color: var(--ink-muted); }
  `];

  constructor() {
    super();
    /** @type {Command[]} */
    this.commands = [];
    this.shown = false;
    this.text = '';
    this.active = 0;
  }

  get dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  /** @param {KeyboardEvent[]} keys that were pressed before it was there */
  async open(keys) {
    this.shown = true;
    this.text = '';
    this.active = 0;
    await this.updateComplete;
    this.dialog.showModal();
    keys.forEach(event => event.key.length === 1 ? this.search(this.text + event.key)
      : this.pressed(event));
  }

  /** Commands that hold every typed word. */
  get found() {
    const words = this.text.toLowerCase().split(/\s+/).filter(Boolean);
    return this.commands.filter(({title}) => words.every(word =>
      title.toLowerCase().includes(word)));
  }

  render() {
    const found = this.shown ? this.found : [];
    return html`
      <dialog aria-label="Commands" data-testid="palette" @close=${() => { this.shown = false; }}>
        <input role="combobox" aria-label="Command" aria-expanded="true" aria-controls="list"
          aria-activedescendant="command-${this.active}" autocomplete="off" spellcheck="false"
          placeholder="What would you like to see?" .value=${this.text} @input=${this.typed}
          @keydown=${this.pressed}>
        <ul id="list" role="listbox" aria-label="Commands">${found.map((command, i) => html`
          <li role="option" id="command-${i}" aria-selected=${i === this.active}
            @click=${() => this.run(command)}>${command.title}
            ${command.keys ? html`<kbd>${command.keys}</kbd>` : ''}</li>`)}</ul>
        ${this.shown && found.length === 0 ? html`<p role="status">No command holds “${this.text}”.</p>` : ''}
      </dialog>`;
  }

  updated() {
    if (this.dialog.open) {
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest'});
    }
  }

  /** @param {Event} event */
  typed(event) {
    this.search(/** @type {HTMLInputElement} */ (event.target).value);
  }

  /** @param {string} text */
  search(text) {
    this.text = text;
    this.active = 0;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const {found} = this;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step !== undefined) {
      this.active = Math.max(0, Math.min(found.length - 1, this.active + step));
      event.preventDefault();
    } else if (event.key === 'Enter' && found[this.active]) {
      event.preventDefault();
      this.run(found[this.active]);
    }
  }

  /** @param {Command} command */
  run(command) {
    this.dialog.close();
    command.act();
  }
}

customElements.define('cm-command-palette', CommandPalette);
