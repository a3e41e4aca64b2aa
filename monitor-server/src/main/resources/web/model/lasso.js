/** A line drawn around neurons in the 2-D view. */

/**
 * The neurons that are inside at an epoch are meant at every epoch.
 *
 * @typedef {{epoch: number, points: [number, number][]}} Lasso corners in the view's coordinates
 */

/** Corners beyond which a line is made simpler: an address holds it. */
const MOST_CORNERS = 24;

/**
 * Whether a place is inside of a closed line: whether a ray from it crosses the line an odd number
 * of times.
 *
 * @param {[number, number][]} points
 * @param {{x: number, y: number}} place
 */
export function inside(points, {x, y}) {
  let odd = false;
  points.forEach(([x1, y1], i) => {
    const [x2, y2] = points[(i + 1) % points.length];
    if (y1 > y !== y2 > y && x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)) {
      odd = !odd;
    }
  });
  return odd;
}

/**
 * A line of at most so many corners as an address can hold: those go first whose loss changes the
 * area least.
 *
 * @param {[number, number][]} points
 * @returns {[number, number][]}
 */
export function simplified(points) {
  const kept = [...points];
  while (kept.length > MOST_CORNERS) {
    const areas = kept.map((_, i) => area(
      kept[(i + kept.length - 1) % kept.length], kept[i], kept[(i + 1) % kept.length]));
    kept.splice(areas.indexOf(Math.min(...areas)), 1);
  }
  return kept.map(([x, y]) => [rounded(x), rounded(y)]);
}

/**
 * Twice the area of a triangle.
 *
 * @param {[number, number]} a
 * @param {[number, number]} b
 * @param {[number, number]} c
 */
const area = ([ax, ay], [bx, by], [cx, cy]) =>
  Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay));

const rounded = (/** @type {number} */ value) => Math.round(100 * value) / 100;

/** @param {Lasso} lasso */
export const lassoText = ({epoch, points}) => `${epoch}~${points.flat().join('~')}`;

/**
 * @param {?string} text
 * @returns {?Lasso} null where the text is none
 */
export function lassoOf(text) {
  const numbers = (text ?? '').split('~').map(part => part === '' ? NaN : Number(part));
  const [epoch, ...flat] = numbers;
  if (numbers.some(value => !Number.isFinite(value)) || !Number.isInteger(epoch) || epoch < 0
      || flat.length < 6 || flat.length % 2 === 1 || flat.length > 2 * MOST_CORNERS) {
    return null;
  }
  return {epoch, points: Array.from({length: flat.length / 2}, (_, i) =>
    [flat[2 * i], flat[2 * i + 1]])};
}
