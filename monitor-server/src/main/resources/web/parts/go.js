/**
 * Asks the page to go to a place that differs in some parts.
 *
 * @param {HTMLElement} view
 * @param {Partial<import('../state/place.js').Place>} parts
 */
export const go = (view, parts) =>
  view.dispatchEvent(new CustomEvent('go', {detail: parts, bubbles: true, composed: true}));
