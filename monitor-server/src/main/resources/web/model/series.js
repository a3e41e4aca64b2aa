/** Series of scalars as they are drawn: merged, grouped, searched. */

/** @typedef {import('../data/types.js').Scalar} Scalar */

/**
 * A point as a range of one point.
 *
 * @param {import('../data/types.js').Point} point
 * @returns {Scalar}
 */
export function single(point) {
  const finite = Number.isFinite(point.value) ? point.value : null;
  return {...point, first_step: point.step, minimum: finite, maximum: finite, mean: finite,
    points: 1, nan: Number(Number.isNaN(point.value)),
    positive_infinity: Number(point.value === Infinity),
    negative_infinity: Number(point.value === -Infinity)};
}

/**
 * Whether some value of a point or a range of points is not finite.
 *
 * @param {Pick<Scalar, 'nan' | 'positive_infinity' | 'negative_infinity'>} scalar
 */
export const isOdd = ({nan, positive_infinity: above, negative_infinity: below}) =>
  nan + above + below > 0;

/**
 * What of a point or a range of points is not finite, each kind once.
 *
 * @param {Pick<Scalar, 'nan' | 'positive_infinity' | 'negative_infinity'>} scalar
 * @returns {number[]}
 */
export const oddValues = ({nan, positive_infinity: above, negative_infinity: below}) =>
  [...nan > 0 ? [NaN] : [], ...above > 0 ? [Infinity] : [], ...below > 0 ? [-Infinity] : []];

/**
 * How many values are not finite.
 *
 * @param {Scalar[]} scalars
 */
export const oddCount = scalars => scalars.reduce((sum, scalar) =>
  sum + scalar.nan + scalar.positive_infinity + scalar.negative_infinity, 0);

/**
 * How many points there are.
 *
 * @param {Pick<Scalar, 'points'>[]} scalars
 */
export const pointCount = scalars => scalars.reduce((sum, {points}) => sum + points, 0);

/** @param {Scalar} scalar */
const tagOf = ({tag}) => tag;

/**
 * Series with more points, by tag and step. One that has come to more than twice so many items is
 * made coarser, so that what grows for weeks stays small.
 *
 * @param {Scalar[]} scalars by tag and step
 * @param {import('../data/types.js').Point[]} news
 * @param {number} most
 * @returns {Scalar[]}
 */
export function withPoints(scalars, news, most) {
  const byTag = Map.groupBy(scalars, tagOf);
  for (const [tag, points] of Map.groupBy(news.map(single), tagOf)) {
    const all = [...byTag.get(tag) ?? [], ...points]
      .sort((a, b) => a.step - b.step || a.time - b.time);
    byTag.set(tag, all.length > 2 * most ? coarser(all, most) : all);
  }
  return [...byTag.keys()].sort().flatMap(tag => byTag.get(tag) ?? []);
}

/**
 * A series as at most so many ranges, none of which holds less than its share of the points.
 *
 * @param {Scalar[]} scalars of one tag, by step
 * @param {number} most
 */
function coarser(scalars, most) {
  const share = pointCount(scalars) / most;
  /** @type {Scalar[]} */
  const ranges = [];
  let from = 0;
  let points = 0;
  scalars.forEach((scalar, i) => {
    points += scalar.points;
    if (points >= share || i === scalars.length - 1) {
      ranges.push(joined(scalars, from, i + 1));
      from = i + 1;
      points = 0;
    }
  });
  return ranges;
}

/**
 * @param {Scalar[]} scalars of one tag, by step
 * @param {number} from
 * @param {number} to
 * @returns {Scalar} one range of the points of all
 */
function joined(scalars, from, to) {
  const last = scalars[to - 1];
  const {minimum, maximum, mean, points} = spanOf(scalars, from, to);
  const all = {...last, first_step: scalars[from].first_step, points,
    ...minimum > maximum ? {minimum: null, maximum: null, mean: null} : {minimum, maximum, mean},
    nan: 0, positive_infinity: 0, negative_infinity: 0};
  for (let i = from; i < to; i++) {
    all.nan += scalars[i].nan;
    all.positive_infinity += scalars[i].positive_infinity;
    all.negative_infinity += scalars[i].negative_infinity;
  }
  return all;
}

/** @typedef {Omit<Scalar, 'tag' | 'first_step' | 'step' | 'epoch' | 'time'>} Span */

/**
 * Neighbouring points of a series as one. Where points is 1, value, minimum, maximum and mean are
 * that point's value.
 *
 * @typedef {object} Range
 * @property {number} x of its last point
 * @property {number} value of its last point
 * @property {number} mean of the finite values, NaN where there is none
 * @property {number} minimum of the finite values, Infinity where there is none
 * @property {number} maximum of the finite values, -Infinity where there is none
 * @property {number} points how many
 * @property {number} index of its last point in the series
 */

/**
 * Merges a series of more than so many items into at most so many ranges of equally many items; a
 * shorter one comes with one range an item. Nothing is left out: the ranges' minimum and maximum
 * span every finite value.
 *
 * @param {number[]} xs ascending
 * @param {Span[]} values points, or ranges that the server made
 * @param {number} most
 * @returns {Range[]}
 */
export function merge(xs, values, most) {
  const size = Math.ceil(values.length / most);
  /** @type {Range[]} */
  const ranges = [];
  for (let from = 0; from < values.length; from += size) {
    ranges.push(range(xs, values, from, Math.min(values.length, from + size)));
  }
  return ranges;
}

/**
 * @param {number[]} xs
 * @param {Span[]} values
 * @param {number} from
 * @param {number} to
 * @returns {Range}
 */
function range(xs, values, from, to) {
  const index = to - 1;
  return {x: xs[index], value: values[index].value, index, ...spanOf(values, from, to)};
}

/**
 * @param {Span[]} values
 * @param {number} from
 * @param {number} to
 * @returns {Pick<Range, 'mean' | 'minimum' | 'maximum' | 'points'>}
 */
function spanOf(values, from, to) {
  let minimum = Infinity;
  let maximum = -Infinity;
  let sum = 0;
  let finite = 0;
  let points = 0;
  for (let i = from; i < to; i++) {
    const span = values[i];
    points += span.points;
    if (span.minimum !== null && span.maximum !== null && span.mean !== null) {
      const weight = span.points - span.nan - span.positive_infinity - span.negative_infinity;
      minimum = Math.min(minimum, span.minimum);
      maximum = Math.max(maximum, span.maximum);
      sum += weight * span.mean;
      finite += weight;
    }
  }
  return {mean: finite === 1 ? minimum : sum / finite, minimum, maximum, points};
}

/**
 * The part of a tag before its first slash.
 *
 * @param {string} tag
 */
export const prefix = tag => tag.includes('/') ? tag.slice(0, tag.indexOf('/')) : 'other';

/**
 * What comes first: training, then all by name, and last what the monitor tells of itself.
 *
 * @param {string} tag
 */
const rank = tag => ({train: 0, monitor: 2}[prefix(tag)] ?? 1);

/**
 * Tags by prefix, the pinned ones first in a group of their own.
 *
 * @param {string[]} tags
 * @param {string[]} pinned
 * @returns {{name: string, tags: string[]}[]}
 */
export function groups(tags, pinned) {
  const sorted = [...tags].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const first = pinned.filter(tag => tags.includes(tag));
  const rest = Map.groupBy(sorted.filter(tag => !first.includes(tag)), prefix);
  return [...first.length > 0 ? [{name: 'pinned', tags: first}] : [],
    ...[...rest].map(([name, own]) => ({name, tags: own}))];
}

/**
 * @param {string} pattern regular expression
 * @returns {?RegExp} null where it is none
 */
export function expression(pattern) {
  try {
    return new RegExp(pattern, 'i');
  } catch {
    return null;
  }
}

/**
 * Where the points of one run stand on the horizontal axis. An epoch's points lie at fractions of
 * it: 2.5 is the middle of the third pass over the data.
 *
 * @param {import('../state/place.js').Horizontal} x
 * @param {Scalar[]} points of one tag, by step
 * @param {{started: number, bounds: [number, number][]}} run its start, and each epoch's first and
 *     last step
 * @returns {number[]}
 */
export function horizontal(x, points, {started, bounds}) {
  switch (x) {
    case 'epoch': return points.map(({step, epoch}) => {
      const [first, last] = bounds[epoch] ?? [step, step];
      return epoch + (step - first + 1) / (last - first + 1);
    });
    case 'relative': return points.map(({time}) => (time - started) / 1000);
    case 'wall': return points.map(({time}) => time);
    default: return points.map(({step}) => step);
  }
}

/**
 * The first and last step of each epoch. The newest one counts as not shorter than that before it:
 * its last steps may be still to come.
 *
 * @param {Scalar[]} points
 * @returns {[number, number][]} by epoch
 */
export function epochBounds(points) {
  /** @type {[number, number][]} */
  const bounds = [];
  for (const {step, epoch} of points) {
    const [first, last] = bounds[epoch] ?? [step, step];
    bounds[epoch] = [Math.min(first, step), Math.max(last, step)];
  }
  const newest = bounds.at(-1);
  const before = bounds.at(-2);
  if (newest && before) {
    newest[1] = Math.max(newest[1], newest[0] + before[1] - before[0]);
  }
  return bounds;
}
