/** How neurons changed between two epochs. */

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {'gained' | 'lost' | 'other' | 'kept' | 'none'} Change */

/** @type {readonly Change[]} */
export const CHANGES = Object.freeze(['gained', 'lost', 'other', 'kept', 'none']);

/** @type {Record<Change, string>} */
export const CHANGE_NAMES = {gained: 'gained a concept', lost: 'lost its concept',
  other: 'another concept', kept: 'the same concept', none: 'none at both'};

/**
 * @param {Neuron | undefined} before nothing where it is unknown
 * @param {Neuron} after
 * @returns {Change}
 */
function changeOf(before, after) {
  const had = before?.state === 'concept';
  const has = after.state === 'concept';
  if (!had || !has) {
    return had ? 'lost' : has ? 'gained' : 'none';
  }
  return before.concept === after.concept ? 'kept' : 'other';
}

/**
 * The change of every neuron of the later epoch.
 *
 * @param {Neuron[]} before
 * @param {Neuron[]} after
 * @returns {Map<string, Change>} by layer and neuron, as in addresses
 */
export function neuronChanges(before, after) {
  const id = (/** @type {Neuron} */ {layer, neuron}) => `${layer}:${neuron}`;
  const earlier = new Map(before.map(neuron => [id(neuron), neuron]));
  return new Map(after.map(neuron => [id(neuron), changeOf(earlier.get(id(neuron)), neuron)]));
}
