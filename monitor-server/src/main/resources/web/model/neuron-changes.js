/** How neurons changed between two epochs. */

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {'gained' | 'lost' | 'other' | 'kept' | 'none'} Change */
/** @typedef {Map<string, Change[]>} Changes by layer and number of the neuron */

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
 * @returns {Changes}
 */
export function neuronChanges(before, after) {
  const earlier = byNeuron(before, neuron => neuron);
  return byNeuron(after, neuron => changeOf(earlier.get(neuron.layer)?.[neuron.neuron], neuron));
}

/**
 * @template V
 * @param {Neuron[]} neurons
 * @param {(neuron: Neuron) => V} of
 * @returns {Map<string, V[]>} by layer and number: with tens of thousands, keys of text take long
 */
function byNeuron(neurons, of) {
  /** @type {Map<string, V[]>} */
  const all = new Map();
  for (const neuron of neurons) {
    const layer = all.get(neuron.layer) ?? [];
    layer[neuron.neuron] = of(neuron);
    all.set(neuron.layer, layer);
  }
  return all;
}

/**
 * @param {Changes} changes
 * @param {Neuron} neuron
 */
export const changeIn = (changes, {layer, neuron}) => changes.get(layer)?.[neuron] ?? 'none';
