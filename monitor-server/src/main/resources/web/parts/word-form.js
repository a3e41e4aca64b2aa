import {LitElement, css, html} from 'lit';
import {roleName} from '../model/anchors.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';

/** As many words as a question may hold, and as long ones. */
const MOST_WORDS = 16;
const LONGEST = 100;

/** Takes words that are to be anchors, and says what became of them. Fires `leave-out` with a word. */
export class WordForm extends LitElement {
  static properties = {
    place: {attribute: false},
    words: {attribute: false},
  };

  static styles = [shared, css`
    :host { margin-top: 18px; }
    form { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 6px; }
    input { flex: 1 1 220px; width: auto; max-width: 380px; }
    ul { margin-top: 6px; font-size: 13px; }
    li { display: flex; align-items: baseline; gap: 6px; }
    .problem { color: var(--bad); }
  `];

  constructor() {
    super();
    /** @type {import('../state/place.js').Place} */
    this.place = /** @type {any} */ (null);
    /** @type {Map<string, import('../model/anchors.js').TypedWord>} */
    this.words = new Map();
  }

  get typed() {
    return [...this.place.wished, ...this.place.unwanted];
  }

  render() {
    const full = this.typed.length >= MOST_WORDS;
    return html`
      <h3><label for="word">Words of your own as anchors</label></h3>
      <form @submit=${this.submitted}>
        <input id="word" name="word" type="search" maxlength=${LONGEST} autocomplete="off"
          placeholder=${full ? `${MOST_WORDS} words are enough` : 'for example hospital corridor'}
          ?disabled=${full}>
        ${(/** @type {const} */ (['wished', 'unwanted'])).map(role => html`
          <button name="role" value=${role} ?disabled=${full}>Add as ${roleName(role)}</button>`)}
      </form>
      <ul aria-live="polite" data-testid="word-status">${this.typed.map(word => this.status(word))}
      </ul>`;
  }

  /** @param {string} word */
  status(word) {
    const known = this.words.get(word);
    return known !== undefined && known.problem === undefined ? '' : html`
      <li><b>${word}</b>${known === undefined ? html`<span class="faint">encoding…</span>`
        : html`<span class="problem">${known.problem}</span>`}
        <button class="plain" aria-label="Leave out ${word}" title="Leave out"
          @click=${() =>
            this.dispatchEvent(new CustomEvent('leave-out', {detail: word}))}>×</button></li>`;
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
    const word = input.value.trim().replaceAll(/\s+/g, ' ');
    const pressed = /** @type {?HTMLButtonElement} */ (event.submitter);
    if (word !== '' && !this.typed.includes(word)) {
      const {wished, unwanted} = this.place;
      go(this, pressed?.value === 'unwanted' ? {unwanted: [...unwanted, word]}
        : {wished: [...wished, word]});
    }
    input.value = '';
  }
}

customElements.define('cm-word-form', WordForm);
