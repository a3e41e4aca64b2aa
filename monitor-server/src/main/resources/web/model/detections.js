/** The table of detected concepts: its columns and its order. */

/** @typedef {import('../data/types.js').Detection} Detection */

/** @type {{id: keyof Detection, title: string, note?: string, text?: boolean}[]} */
export const ORDERS = [
  {id: 'word', title: 'Concept', text: true},
  {id: 'neuron', title: 'Neuron', text: true},
  {id: 'first_epoch', title: 'Since epoch'},
  {id: 'last_epoch', title: 'Until epoch'},
  {id: 'epochs', title: 'Epochs', note: 'How many complete epochs'},
  {id: 'similarity', title: 'Similarity', note: 'At the last of these epochs'},
];

/**
 * Rows by a column; those that are equal there stay as the server gave them, by layer and neuron.
 *
 * @param {Detection[]} rows
 * @param {string} order a column's id, after a minus for the largest first; neurons stay by layer
 */
export function inOrder(rows, order) {
  const id = /** @type {keyof Detection} */ (order.replace(/^-/, ''));
  const sign = order.startsWith('-') ? -1 : 1;
  if (id === 'neuron') {
    return sign > 0 ? rows : rows.toReversed();
  }
  return rows.toSorted((a, b) => sign * (id === 'word'
    ? a.word.localeCompare(b.word) : Number(a[id]) - Number(b[id])));
}
