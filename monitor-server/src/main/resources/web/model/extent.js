/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {{x: [number, number], y: [number, number]}} Extent
 */

const MARGIN = 0.06;
/** What leaves a box by less than this share of its side is shown whole within the margin. */
const WITHIN_MARGIN = 0.045;
/** Places of a word in two maps of one space differ by less than this. */
const SAME_PLACE = 0.01;

/**
 * The smallest box around all points that have a place.
 *
 * @param {Point[]} points
 * @returns {?Extent} null where there is no such point
 */
export function extentOf(points) {
  /** @type {Extent} */
  const extent = {x: [Infinity, -Infinity], y: [Infinity, -Infinity]};
  for (const {x, y} of points) {
    if (Number.isFinite(x) && Number.isFinite(y)) {
      widen(extent.x, x);
      widen(extent.y, y);
    }
  }
  return extent.x[0] > extent.x[1] ? null : extent;
}

/**
 * @param {[number, number]} range
 * @param {number} value
 */
function widen(range, value) {
  range[0] = Math.min(range[0], value);
  range[1] = Math.max(range[1], value);
}

/**
 * The box around two boxes; the first one itself where its margin holds what the second adds, so
 * that what is shown seldom changes.
 *
 * @param {?Extent} a
 * @param {?Extent} b
 */
export function union(a, b) {
  if (a === null || b === null) {
    return a ?? b;
  }
  return holds(a.x, b.x) && holds(a.y, b.y) ? a : extentOf([a, b].flatMap(({x, y}) =>
    [{x: x[0], y: y[0]}, {x: x[1], y: y[1]}]));
}

/**
 * @param {[number, number]} range
 * @param {[number, number]} other
 */
function holds([from, to], other) {
  const margin = WITHIN_MARGIN * (to - from);
  return other[0] >= from - margin && other[1] <= to + margin;
}

/**
 * The axes' ends that show a box in a plot of this size, with a margin and with one unit equally
 * long on both axes.
 *
 * @param {Extent} extent
 * @param {number} width in pixels
 * @param {number} height in pixels
 * @returns {Extent}
 */
export function equalAxes(extent, width, height) {
  const span = (/** @type {[number, number]} */ [from, to]) => (to - from || 1) * (1 + 2 * MARGIN);
  const unit = Math.max(span(extent.x) / width, span(extent.y) / height);
  /** @returns {[number, number]} */
  const around = (/** @type {[number, number]} */ [from, to], /** @type {number} */ pixels) =>
    [(from + to - unit * pixels) / 2, (from + to + unit * pixels) / 2];
  return {x: around(extent.x, width), y: around(extent.y, height)};
}

/**
 * Whether two maps show one space: whether words that both have lie in the same places.
 *
 * @param {?(Point & {word: string})[]} a
 * @param {?(Point & {word: string})[]} b
 */
export function sameSpace(a, b) {
  const places = new Map((a ?? []).map(concept => [concept.word, concept]));
  return (b ?? []).every(({word, x, y}) => {
    const other = places.get(word);
    return other === undefined || Math.hypot(other.x - x, other.y - y) < SAME_PLACE;
  });
}
