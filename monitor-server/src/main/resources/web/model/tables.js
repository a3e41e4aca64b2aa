/** Selections from the server's answers that several views share. */

/** @typedef {import('../data/types.js').Diversity} Diversity */
/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('../state/place.js').NeuronId} NeuronId */

export const CATEGORIES =
  Object.freeze(['color', 'texture', 'material', 'part', 'object', 'scene', 'uncategorised']);

/**
 * The categories to explain: words without a category are mentioned only where there are some.
 *
 * @param {{category: string}[]} rows
 */
export const explained = rows => CATEGORIES.filter(category =>
  category !== 'uncategorised' || rows.some(row => row.category === category));

/** What a neuron without a concept counts as. */
export const REMAINDER = Object.freeze(['low-level', 'none', 'dead']);

/**
 * The name of a category, or of what a neuron without a concept counts as.
 *
 * @param {string} category
 */
export const categoryName = category => category === 'none' ? 'none found' : category;

/**
 * @template {{layer: string}} R
 * @param {R[]} rows
 * @param {string} layer
 */
export const ofLayer = (rows, layer) => rows.filter(row => row.layer === layer);

/**
 * The category that a neuron is drawn in: its concept's, "low-level", "none" or "dead".
 *
 * @param {Neuron} neuron
 */
export const shownCategory = ({state, category}) =>
  state === 'concept' && category ? category : REMAINDER.includes(state) ? state : 'none';

/**
 * What a neuron detects, in words.
 *
 * @param {Pick<Neuron, 'state' | 'word' | 'nuisance'>} neuron
 */
export const shownWord = ({state, word, nuisance}) =>
  state === 'concept' && word ? word
    : state === 'low-level' ? `low-level: ${nuisance}`
      : state === 'dead' ? 'dead' : 'none found';

/**
 * The concepts that a neuron's own can't be told from: its aliases here, and those that might beat
 * it on other images.
 *
 * @param {Neuron} neuron
 * @param {import('../data/types.js').Concept[]} concepts
 * @returns {string[]} words
 */
export function lookAlikes({concept, concept_set: set}, concepts) {
  const group = concepts.find(own => own.concept === concept)?.alias_group;
  const indistinct = set.split(',').map(Number);
  return concepts.filter(other => other.concept !== concept
    && (other.alias_group === group || indistinct.includes(other.concept))).map(({word}) => word);
}

/**
 * The words of a neuron's concept set, its own concept's first; none where it has no concept.
 *
 * @param {Neuron} neuron
 * @param {import('../data/types.js').Concept[]} concepts
 */
export function setWords({state, word, concept, concept_set: set}, concepts) {
  const others = set.split(',').filter(text => text !== '' && Number(text) !== concept).map(Number);
  return state !== 'concept' ? [] : [word ?? String(concept), ...others.map(index =>
    concepts.find(other => other.concept === index)?.word ?? String(index))];
}

/** @param {NeuronId} id */
export const neuronName = ({layer, neuron}) => `${layer} · ${neuron}`;

/**
 * How many neurons of a layer each category has at each epoch; the remainder is made of those
 * without a concept.
 *
 * @param {Diversity[]} diversity of one layer
 * @param {import('../data/types.js').CategoryCount[]} counts of the same layer
 * @returns {Record<string, number>[]} one object an epoch, by category, "low-level", "none" and
 *     "dead"; "interpretable" is the sum of the categories
 */
export function composition(diversity, counts) {
  const known = new Map(counts.map(row => [`${row.epoch} ${row.category}`, row.neurons]));
  return diversity.map(({epoch, neurons, living, interpretable}) => {
    const count = (/** @type {string} */ category) => known.get(`${epoch} ${category}`) ?? 0;
    return {
      epoch, interpretable,
      ...Object.fromEntries(CATEGORIES.map(category => [category, count(category)])),
      'low-level': count('low-level'),
      none: living - interpretable - count('low-level'),
      dead: neurons - living,
    };
  });
}

/**
 * The neurons of all layers at one epoch.
 *
 * @typedef {object} Totals
 * @property {number} neurons
 * @property {number} interpretable
 * @property {number} dead
 * @property {number} distinct concepts of the layer that has most
 * @property {string} richest that layer
 */

/**
 * @param {Diversity[]} diversity by epoch
 * @returns {?Totals} of the newest epoch, null before the first
 */
export function totals(diversity) {
  const newest = diversity.at(-1)?.epoch;
  const rows = diversity.filter(({epoch}) => epoch === newest);
  const sum = (/** @type {(row: Diversity) => number} */ of) =>
    rows.reduce((total, row) => total + of(row), 0);
  if (rows.length === 0) {
    return null;
  }
  const richest = rows.reduce((a, b) => b.distinct_concepts > a.distinct_concepts ? b : a);
  return {
    neurons: sum(row => row.neurons),
    interpretable: sum(row => row.interpretable),
    dead: sum(row => row.neurons - row.living),
    distinct: richest.distinct_concepts,
    richest: richest.layer,
  };
}

/**
 * How far d_anchor has come from its value under shuffled labels (0) to the best value that was
 * found to be reachable (1).
 *
 * @param {Diversity} row
 */
export const shareOfReachable = row =>
  (row.anchor_distance_shuffled - row.anchor_distance)
  / (row.anchor_distance_shuffled - row.anchor_distance_reachable);

/**
 * Neurons whose best concept's word holds the searched text, the most similar first.
 *
 * @param {Neuron[]} neurons
 * @param {string} text
 */
export function detecting(neurons, text) {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? [] : neurons
    .filter(({state, word}) => state === 'concept' && word?.toLowerCase().includes(wanted))
    .sort((a, b) => b.similarity - a.similarity);
}

/**
 * The concepts that a neuron may detect: its own and those that it can't be told from.
 *
 * @param {Neuron} neuron
 */
const candidates = ({concept, concept_set: set}) =>
  new Set([concept, ...set.split(',').filter(text => text !== '').map(Number)]);

/**
 * Whether a neuron's label has changed: from one concept to another only where no concept may be
 * both.
 *
 * @param {Neuron} before
 * @param {Neuron} after
 */
function relabelled(before, after) {
  if (before.state !== 'concept' || after.state !== 'concept') {
    return shownWord(before) !== shownWord(after) || before.state !== after.state;
  }
  const earlier = candidates(before);
  return ![...candidates(after)].some(concept => earlier.has(concept));
}

/**
 * Epochs in which a neuron kept its label.
 *
 * @typedef {object} Stretch
 * @property {number} from
 * @property {number} to
 * @property {string} word the label at its end
 * @property {string[]} others earlier labels, which could not be told from the next
 * @property {string} category
 */

/**
 * The stretches of epochs in which a neuron kept its label.
 *
 * @param {Neuron[]} history by epoch
 */
export function stretches(history) {
  /** @type {Stretch[]} */
  const found = [];
  history.forEach((row, i) => {
    const last = found.at(-1);
    const word = shownWord(row);
    if (last && !relabelled(history[i - 1], row)) {
      const others = [...new Set([...last.others, last.word])].filter(other => other !== word);
      Object.assign(last, {to: row.epoch, word, others, category: shownCategory(row)});
    } else {
      found.push({from: row.epoch, to: row.epoch, word, others: [], category: shownCategory(row)});
    }
  });
  return found;
}
