/** What the neurons of two epochs or runs detect: concepts gained and lost, flow, categories. */

import {CATEGORIES, REMAINDER, shownCategory} from './tables.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/**
 * A concept and the neurons that detect it.
 *
 * @typedef {{word: string, category: string, neurons: Neuron[]}} Detected
 */

/**
 * The concepts that neurons detect, those of most neurons first.
 *
 * @param {Neuron[]} neurons of one epoch
 * @returns {Detected[]}
 */
export function detected(neurons) {
  const found = neurons.filter(({state, word}) => state === 'concept' && word !== null);
  return [...Map.groupBy(found, ({word}) => String(word))]
    .map(([word, own]) => ({word, category: shownCategory(own[0]), neurons: own}))
    .sort((a, b) => b.neurons.length - a.neurons.length || a.word.localeCompare(b.word));
}

/**
 * Concepts that some neuron detects at one epoch and none at the other.
 *
 * @param {Neuron[]} before
 * @param {Neuron[]} after
 * @returns {{gained: Detected[], lost: Detected[], kept: Detected[]}} kept as at the second epoch
 */
export function changes(before, after) {
  const earlier = detected(before);
  const later = detected(after);
  const among = (/** @type {Detected[]} */ all) => {
    const words = new Set(all.map(({word}) => word));
    return (/** @type {Detected} */ {word}) => words.has(word);
  };
  return {
    gained: later.filter(concept => !among(earlier)(concept)),
    lost: earlier.filter(concept => !among(later)(concept)),
    kept: later.filter(among(earlier)),
  };
}

/**
 * How many neurons went from a category, or from what a neuron without a concept counts as, to
 * another one or stayed.
 *
 * @typedef {{from: string, to: string, neurons: number}} Flow
 */

/**
 * @param {Neuron[]} before
 * @param {Neuron[]} after the same neurons
 * @returns {Flow[]} in the categories' order
 */
export function flows(before, after) {
  const id = (/** @type {Neuron} */ {layer, neuron}) => `${layer}:${neuron}`;
  const earlier = new Map(before.map(neuron => [id(neuron), shownCategory(neuron)]));
  const pairs = after.flatMap(neuron => {
    const from = earlier.get(id(neuron));
    return from === undefined ? [] : [{from, to: shownCategory(neuron)}];
  });
  const order = [...CATEGORIES, ...REMAINDER];
  return order.flatMap(from => order.map(to => ({from, to, neurons:
    pairs.filter(pair => pair.from === from && pair.to === to).length})))
    .filter(({neurons}) => neurons > 0);
}

/**
 * The neurons of those layers that two runs have by the same name.
 *
 * @param {Neuron[]} before of one run
 * @param {Neuron[]} after of another one
 * @returns {[Neuron[], Neuron[]]}
 */
export function ofCommonLayers(before, after) {
  const layers = (/** @type {Neuron[]} */ neurons) => new Set(neurons.map(({layer}) => layer));
  const [earlier, later] = [layers(before), layers(after)];
  return [before.filter(({layer}) => later.has(layer)), after.filter(({layer}) => earlier.has(layer))];
}

/**
 * How many neurons each category has in both of two runs.
 *
 * @typedef {{category: string, before: number, after: number}} Balance
 */

/**
 * @param {Neuron[]} before of one run
 * @param {Neuron[]} after of another one
 * @returns {Balance[]} in the categories' order, without those that nobody has
 */
export function balances(before, after) {
  const count = (/** @type {Neuron[]} */ neurons, /** @type {string} */ category) =>
    neurons.filter(neuron => shownCategory(neuron) === category).length;
  return [...CATEGORIES, ...REMAINDER].map(category =>
    ({category, before: count(before, category), after: count(after, category)}))
    .filter(balance => balance.before + balance.after > 0);
}

/**
 * In what two runs were read differently, so that their concepts may differ for that reason.
 *
 * @param {import('../data/types.js').Run} a
 * @param {import('../data/types.js').Run} b
 * @returns {string[]}
 */
export const readDifferently = (a, b) => /** @type {const} */ ([['probe_set', 'probe set'],
  ['concept_set', 'concept set'], ['detector', 'detector'], ['rule', 'rule'],
  ['threshold', 'threshold']]).filter(([column]) => a[column] !== b[column])
  .map(([, name]) => name);
