import {css, html} from 'lit';
import {decimal, percent} from '../model/format.js';
import {lookAlikes, shownCategory, shownWord} from '../model/tables.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/** What the styles of a part need that shows {@link neuronMeaning}. */
export const meaningStyles = css`
  .word { font-size: 22px; font-weight: 620; letter-spacing: -0.015em; margin-top: 6px;
    display: flex; align-items: center; gap: 9px; }
  .word .swatch { width: 13px; height: 13px; }
  .alias { margin-top: 2px; }
  .facts { display: grid; grid-template-columns: repeat(3, auto); gap: 2px 24px;
    width: fit-content; margin: 10px 0 14px; font-size: 13px; }
  .facts .pair { grid-column: span 2; }
  .facts dt { font-size: 11.5px; color: var(--ink-faint); }
`;

/**
 * What a neuron detects at one epoch, with the evidence.
 *
 * @param {Neuron} now
 * @param {import('../data/types.js').Concept[]} concepts of the run
 * @param {number} threshold of the run
 */
export function neuronMeaning(now, concepts, threshold) {
  const category = shownCategory(now);
  const interpretable = now.state === 'concept';
  return html`
    <p class="word"><i class="swatch dot" data-category=${category}></i>
      <span data-testid="concept">${shownWord(now)}</span></p>
    ${explanation(now, concepts)}
    <dl class="facts">
      <div><dt>Category</dt><dd>${interpretable ? now.category : '–'}</dd></div>
      <div><dt>Similarity</dt><dd data-testid="similarity">${decimal(now.similarity)}</dd>
        <dd class="faint">threshold ${decimal(threshold)}</dd></div>
      <div><dt>Mean activation</dt><dd>${decimal(now.mean_activation)}</dd>
        <dd class="faint">maximum ${decimal(now.max_activation)}</dd></div>
      ${Number.isFinite(now.p_value) ? evidence(now, concepts) : ''}
    </dl>`;
}

/**
 * @param {Neuron} now
 * @param {import('../data/types.js').Concept[]} concepts
 */
function evidence(now, concepts) {
  const word = (/** @type {number} */ index) =>
    concepts.find(({concept}) => concept === index)?.word ?? '–';
  return html`
    <div><dt>p-value</dt><dd data-testid="p-value"
      title="Chance of this similarity with the images in random order"
      >${decimal(now.p_value)}</dd></div>
    <div class="pair"><dt>Best on each half of the images</dt>
      <dd data-testid="halves">${word(now.concept_first_half)} ·
        ${word(now.concept_second_half)}</dd></div>`;
}

/**
 * @param {Neuron} now
 * @param {import('../data/types.js').Concept[]} concepts
 */
function explanation(now, concepts) {
  if (now.state === 'dead') {
    return html`<p class="faint">It answered no probe image at epoch ${now.epoch}.</p>`;
  }
  if (now.state === 'low-level') {
    return html`<p class="faint">It follows ${now.nuisance}: that accounts for
      ${percent(now.nuisance_share)} of it. No concept replicates once brightness, contrast, edges
      and area are taken out.</p>`;
  }
  if (now.state === 'none') {
    return now.word === null ? '' : html`
      <p class="faint">Nearest is “${now.word}”, ${
        Number.isFinite(now.p_value) ? 'which does not replicate' : 'below the threshold'}.</p>`;
  }
  const others = lookAlikes(now, concepts);
  return others.length === 0 ? '' : html`
    <p class="alias faint">Can’t be told apart here from ${others.join(', ')}.</p>`;
}
