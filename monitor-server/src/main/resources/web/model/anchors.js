/** What the user's own anchors tell: which neuron is nearest, and whether one comes nearer. */

/** @typedef {import('../data/types.js').Anchor} Anchor */
/** @typedef {import('../data/types.js').AnchorDistance} AnchorDistance */

/** Epochs back that count as lately. */
const LATELY = 3;
/** A change of distance smaller than this counts as none. */
const STILL = 0.01;

/** @param {string} role */
export const roleName = role => role === 'wished' ? 'wished for' : 'unwanted';

/**
 * Where a layer stands towards an anchor at an epoch.
 *
 * @typedef {object} Standing
 * @property {string} layer
 * @property {AnchorDistance[]} rows up to the epoch
 * @property {AnchorDistance} now
 * @property {number} sinceFirst change of the distance since the first epoch, below 0 for nearer
 * @property {number} lately the same over the last epochs
 * @property {number} epochs how many epochs lately spans
 */

/**
 * The layers' standings towards an anchor.
 *
 * @param {Anchor} anchor
 * @param {AnchorDistance[]} distances by epoch
 * @param {string[]} layers
 * @param {number} epoch
 * @returns {Standing[]}
 */
export function standings({anchor}, distances, layers, epoch) {
  return layers.map(layer => distances.filter(row =>
    row.anchor === anchor && row.layer === layer && row.epoch <= epoch))
    .filter(rows => rows.length > 0).map(standing);
}

/**
 * @param {AnchorDistance[]} rows of one anchor and layer
 * @returns {Standing}
 */
function standing(rows) {
  const now = rows[rows.length - 1];
  const before = rows[Math.max(0, rows.length - 1 - LATELY)];
  return {layer: now.layer, rows, now, sinceFirst: now.distance - rows[0].distance,
    lately: now.distance - before.distance, epochs: now.epoch - before.epoch};
}

/**
 * What a change of distance means.
 *
 * @param {number} change
 * @returns {'nearer' | 'farther' | 'still' | 'unknown'}
 */
export const direction = change => !Number.isFinite(change) ? 'unknown'
  : Math.abs(change) < STILL ? 'still' : change < 0 ? 'nearer' : 'farther';

/**
 * Whether some layer's nearest neuron has come nearer since the first epoch.
 *
 * @param {Standing[]} all
 */
export const approached = all => all.some(({sinceFirst}) => direction(sinceFirst) === 'nearer');

/**
 * What the server said of a typed word: its place, or why it has none.
 *
 * @typedef {{x: number, y: number, problem?: undefined} | {problem: string}} TypedWord
 */

/**
 * The user's own anchors: the run's, and then the typed words that have a place.
 *
 * @param {Anchor[]} own
 * @param {string[]} wished typed ones
 * @param {string[]} unwanted typed ones
 * @param {Map<string, TypedWord>} words
 * @returns {Anchor[]}
 */
export function withTyped(own, wished, unwanted, words) {
  const typed = [...wished.map(word => ({word, role: /** @type {const} */ ('wished')})),
    ...unwanted.map(word => ({word, role: /** @type {const} */ ('unwanted')}))];
  const first = Math.max(-1, ...own.map(({anchor}) => anchor)) + 1;
  return [...own, ...typed.flatMap(({word, role}, i) => {
    const place = words.get(word);
    return place === undefined || place.problem !== undefined ? []
      : [{anchor: first + i, word, role, x: place.x, y: place.y, typed: true}];
  })];
}

/**
 * The distances of the run's own anchors and of the typed ones.
 *
 * @param {AnchorDistance[]} own
 * @param {Anchor[]} anchors
 * @param {Map<string, AnchorDistance[]>} typed by word
 */
export const withTypedDistances = (own, anchors, typed) =>
  [...own, ...anchors.filter(anchor => anchor.typed).flatMap(({anchor, word}) =>
    (typed.get(word) ?? []).map(row => ({...row, anchor})))];
