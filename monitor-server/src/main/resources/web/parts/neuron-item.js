import {css, html} from 'lit';
import {decimal} from '../model/format.js';
import {neuronName, shownCategory, shownWord} from '../model/tables.js';
import {go} from './go.js';

/** More lines than this are not put into the page. */
const MOST_LISTED = 200;

/** What lists of {@link neuronItem} look alike in. */
export const neuronItems = css`
  li .neuron { display: grid; grid-template-columns: auto auto 1fr auto; gap: 8px; width: 100%;
    align-items: center; text-align: left; border-color: transparent; background: none;
    font-weight: 400; padding: 4px 6px; }
  li .neuron:hover { background: var(--well); }
  li .neuron .faint { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`;

/**
 * A line of a list of neurons; a click opens the neuron's card.
 *
 * @param {HTMLElement} view
 * @param {import('../state/place.js').NeuronId} id
 * @param {import('../data/types.js').Neuron | undefined} now the neuron as it is shown
 * @param {number} value
 */
export const neuronItem = (view, {layer, neuron}, now, value) => html`
  <li><button class="neuron" @click=${() => go(view, {neuron: {layer, neuron}})}>
    <i class="swatch dot" data-category=${now ? shownCategory(now) : 'none'}></i>
    <span>${neuronName({layer, neuron})}</span>
    <span class="faint">${now ? shownWord(now) : ''}</span><span>${decimal(value)}</span></button></li>`;

/**
 * A list of neurons with their similarities, those at its beginning where it is long.
 *
 * @param {HTMLElement} view
 * @param {import('../data/types.js').Neuron[]} neurons
 */
export const neuronList = (view, neurons) => html`
  <ul>${neurons.slice(0, MOST_LISTED).map(neuron =>
    neuronItem(view, neuron, neuron, neuron.similarity))}</ul>
  ${neurons.length > MOST_LISTED ? html`
    <p class="faint">The first ${MOST_LISTED} of ${neurons.length}.</p>` : ''}`;
