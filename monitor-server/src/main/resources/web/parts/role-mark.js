import {html, svg} from 'lit';

const SHAPES = {
  wished: svg`<path d="M7 0.5L13.5 7L7 13.5L0.5 7Z"/>`,
  unwanted: svg`<path fill-rule="evenodd"
    d="M7 0.5L13.8 13H0.2ZM6.2 4.8V9H7.8V4.8ZM6.2 10V11.6H7.8V10Z"/>`,
};

/**
 * The sign of an own anchor, as the embedding view draws it.
 *
 * @param {'wished' | 'unwanted'} role
 */
export const roleMark = role => html`<svg class="role" viewBox="0 0 14 14" width="13" height="13"
  fill="var(--${role === 'wished' ? 'good' : 'bad'})" aria-hidden="true">${SHAPES[role]}</svg>`;
