import {css, html} from 'lit';

/** What the styles of a part need that shows {@link stretchItem}. */
export const stretchStyles = css`
  ol { font-size: 12.5px; }
  ol li { display: flex; align-items: center; gap: 8px; padding: 2px 0; }
  ol .when { color: var(--ink-faint); margin-left: auto; }
`;

/**
 * Epochs through which a neuron kept its label, as an item of a list.
 *
 * @param {import('../model/tables.js').Stretch} stretch
 */
export const stretchItem = ({from, to, word, others, category}) => html`
  <li><i class="swatch dot" data-category=${category}></i>${word}${others.length === 0 ? '' : html`
    <span class="faint" title="Can’t be told apart on these images">or ${others.join(', ')}</span>`}
    <span class="when">${from === to ? `epoch ${from}` : `epochs ${from}–${to}`}</span></li>`;
