/** What the scalars tell of the regularizer: L = L_std + β d_anchor. */

import {single} from './series.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */

const TERM = 'regularizer/term/';
const TOLERANCE = 1e-3;

/**
 * The term at one layer, by iteration.
 *
 * @typedef {object} LayerTerm
 * @property {string} layer
 * @property {Scalar[]} term β d_anchor
 * @property {Scalar[]} distance d_anchor of the minibatch
 * @property {Scalar[]} gradient norm of the term's gradient at the layer
 * @property {Scalar[]} lossGradient the same of the loss
 * @property {Scalar[]} ratio of the two norms
 * @property {boolean} weightVaries whether β is not the same in all iterations
 */

/**
 * @typedef {{loss: Scalar[], layers: LayerTerm[]}} Regularizer L_std and the terms
 */

/**
 * @param {Scalar[]} scalars
 * @returns {?Regularizer} null where the network has none
 */
export function regularizer(scalars) {
  const series = Map.groupBy(scalars, ({tag}) => tag);
  const of = (/** @type {string} */ tag) => series.get(`regularizer/${tag}`) ?? [];
  const layers = [...series.keys()].filter(tag => tag.startsWith(TERM))
    .map(tag => tag.slice(TERM.length));
  return layers.length === 0 ? null : {loss: of('loss'), layers: layers.map(layer => {
    const gradient = of(`gradient_norm/${layer}`);
    const lossGradient = of(`loss_gradient_norm/${layer}`);
    const term = of(`term/${layer}`);
    const distance = of(`anchor_distance/${layer}`);
    return {layer, term, distance, gradient, lossGradient, ratio: ratio(gradient, lossGradient),
      weightVaries: varies(ratio(term, distance))};
  })};
}

/**
 * Quotients of two series, as far as both have arrived.
 *
 * @param {Scalar[]} above
 * @param {Scalar[]} below
 */
const ratio = (above, below) => above.slice(0, below.length)
  .map((point, i) => single({...point, value: typical(point) / typical(below[i])}));

/** Whether the finite values differ by more than what averages of them are off. */
function varies(/** @type {Scalar[]} */ points) {
  const values = points.map(typical).filter(Number.isFinite);
  return Math.max(...values) - Math.min(...values) > TOLERANCE * Math.max(...values.map(Math.abs));
}

/** The value of a point, the mean of a range of points. */
const typical = (/** @type {Scalar} */ {mean, value}) => mean ?? value;
