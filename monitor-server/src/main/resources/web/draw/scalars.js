import {decimal, hourAndMinute, moment, span, whole} from '../model/format.js';
import {isOdd, merge, oddValues, pointCount} from '../model/series.js';
import {smooth} from '../model/smooth.js';
import {base, finite, flat, tooltip, xAxis, yAxis} from './base.js';
import {withAlpha} from './palette.js';

/** @typedef {import('./palette.js').Palette} Palette */
/** @typedef {import('../model/series.js').Range} Range */
/** @typedef {import('../model/series.js').Span} Span */
/** @typedef {import('../state/place.js').Horizontal} Horizontal */

/**
 * One run's series of a tag.
 *
 * @typedef {object} Line
 * @property {string} name of the run
 * @property {number[]} xs
 * @property {Span[]} values points, or ranges of them
 * @property {import('./runs.js').Look} look
 */

/**
 * @typedef {object} Input
 * @property {Line[]} lines
 * @property {number} smoothing weight of the past, 0 for none
 * @property {Horizontal} x
 * @property {boolean} log whether both axes are logarithmic
 * @property {Palette} palette
 */

/** Ranges that a longer series is merged into: more than a chart is wide in pixels. */
const MOST = 1000;
/** Where a value that is not finite stands on the second y axis, which spans [0, 1]. */
const place = (/** @type {number} */ value) => value === -Infinity ? 0.03 : 0.97;
const CROSS = 'path://M0 2L2 0L5 3L8 0L10 2L7 5L10 8L8 10L5 7L2 10L0 8L3 5Z';
const TITLES = {step: 'iteration', epoch: 'epoch', relative: 'time since the start',
  wall: 'time of day'};

/**
 * A line for each run: its smoothed course over the raw values, a band where points were merged,
 * and a mark wherever a value is not finite.
 *
 * @param {Input} input
 */
export function scalarsOption(input) {
  const {lines, palette, log} = input;
  const parts = lines.map(line => seriesOf(line, input));
  return {
    ...base(palette),
    animation: false,
    tooltip: tooltip(items => describe(items, input)),
    xAxis: horizontalAxis(input),
    yAxis: [{...yAxis(palette), ...log ? {type: 'log'} : {scale: true, ...shareEnds(lines)}},
      {type: 'value', min: 0, max: 1, show: false}],
    series: [...parts.flatMap(({band}) => band), ...parts.flatMap(({courses}) => courses),
      ends(parts.map(({end}) => end).filter(end => end !== null)),
      ...lines.map(line => marks(line, input))],
  };
}

/**
 * Shares of 1 end at 1, and where nothing happened the axis begins at 0.
 *
 * @param {Line[]} lines
 */
function shareEnds(lines) {
  let smallest = 0;
  let largest = 0;
  for (const {values} of lines) {
    for (const {value, minimum, maximum} of values) {
      smallest = Math.min(smallest, minimum ?? 0, value || 0);
      largest = Math.max(largest, maximum ?? 0, value || 0);
    }
  }
  return smallest === 0 && largest <= 1 && (largest > 0.5 || largest === 0)
    ? {min: 0, max: 1, interval: 0.25} : {};
}

/** @param {Input} input */
function horizontalAxis({x, log, palette}) {
  const common = xAxis(palette, TITLES[x]);
  const label = {...common.axisLabel, showMinLabel: false, showMaxLabel: false};
  if (x === 'wall') {
    return {...common, type: 'time', minInterval: 0, axisLabel: {...label,
      formatter: (/** @type {number} */ time) => hourAndMinute(time)}};
  }
  return {...common, type: log ? 'log' : 'value', minInterval: x === 'step' && !log ? 1 : 0,
    axisLabel: {...label, formatter: x === 'relative' ? span : x === 'step' ? whole : decimal}};
}

/**
 * Whether there is anything that the axes have a place for.
 *
 * @param {Input} input
 */
export const drawable = input => !input.log || input.lines.some(line =>
  placed(line, input).values.some(({value}) => value > 0));

/**
 * What of a line has a place on the axes: above 0 where they are logarithmic.
 *
 * @param {Line} line
 * @param {Pick<Input, 'log' | 'x'>} input
 */
function placed({xs, values}, {log, x}) {
  if (!log) {
    return {xs, values};
  }
  const from = x === 'wall' ? 0 : xs.findIndex(at => at > 0);
  return {xs: from < 0 ? [] : xs.slice(from),
    values: from < 0 ? [] : values.slice(from).map(positive)};
}

/**
 * What of a point or range lies above 0.
 *
 * @param {Span} span
 * @returns {Span}
 */
function positive(span) {
  const {value, minimum, maximum, mean} = span;
  const above = maximum !== null && maximum > 0;
  const last = value > 0 ? value : NaN;
  return {...span, value: last, maximum: above ? maximum : null,
    minimum: !above ? null : minimum !== null && minimum > 0 ? minimum : maximum,
    mean: !above ? null : mean !== null && mean > 0 ? mean : maximum};
}

/**
 * @param {Line} line
 * @param {Input} input
 */
function seriesOf(line, input) {
  const {palette, smoothing} = input;
  const {xs, values} = placed(line, input);
  const ranges = merge(xs, values, MOST);
  const smoothed = smoothing > 0
    ? smooth(values.map(({mean, value}) => mean ?? value), smoothing) : [];
  const {name, look: {color, dash}} = line;
  const common = {type: 'line', showSymbol: values.length < 2, symbolSize: 5, connectNulls: false,
    emphasis: {disabled: true}, itemStyle: {color}};
  const style = {color, type: dash};
  const at = (/** @type {Range} */ {mean, index}) => smoothing > 0 ? smoothed[index] : mean;
  const last = ranges.findLast(range => Number.isFinite(at(range)));
  return {
    band: ranges.every(({points}) => points === 1) ? [] : [band(name, ranges, withAlpha(color, 0.22))],
    courses: [
      {...common, name, z: 3, ...flat(ranges, ({x}) => x, ({mean}) => mean),
        lineStyle: {...style, width: smoothing > 0 ? 1 : 1.8,
          color: smoothing > 0 ? withAlpha(color, 0.35) : color}},
      ...smoothing > 0 ? [{...common, name: `${name}, smoothed`, z: 4, ...flat(ranges, ({x}) => x, at),
        lineStyle: {...style, width: 2}}] : [],
    ],
    end: last ? {value: [last.x, at(last)], name, symbol: `path://${line.look.shape}`,
      itemStyle: {color, borderColor: palette.card, borderWidth: 1}} : null,
  };
}

/**
 * The space between the smallest and the largest value of each range.
 *
 * @param {string} name
 * @param {Range[]} ranges
 * @param {string} fill
 */
function band(name, ranges, fill) {
  const spanning = ranges.filter(({minimum}) => Number.isFinite(minimum));
  return {
    type: 'custom', name: `${name}, range`, z: 2, silent: true, clip: true, itemStyle: {color: fill},
    animation: false, tooltip: {show: false}, encode: {x: 0, y: [1, 2]},
    ...flat(spanning, ({x}) => x, ({minimum}) => minimum, ({maximum}) => maximum),
    renderItem: (/** @type {any} */ params, /** @type {any} */ api) =>
      params.dataIndex > 0 ? undefined : {
        type: 'band', style: {fill}, shape: {pixels: pixelsOf(spanning, api.coord)},
      },
  };
}

/**
 * @param {Range[]} ranges
 * @param {(place: [number, number]) => number[]} coord
 * @returns {Float64Array} for each range where it stands from the left, and its ends from the top
 */
function pixelsOf(ranges, coord) {
  const pixels = new Float64Array(3 * ranges.length);
  ranges.forEach(({x, minimum, maximum}, i) => {
    const [left, bottom] = coord([x, minimum]);
    pixels.set([left, bottom, coord([x, maximum])[1]], 3 * i);
  });
  return pixels;
}

/** @param {object[]} data the newest point of each run, in the run's shape */
const ends = data => ({type: 'scatter', name: '', symbolSize: 9, z: 5, silent: true, data,
  tooltip: {show: false}});

/**
 * Crosses for NaN, triangles that point up or down for the infinities.
 *
 * @param {Line} line
 * @param {Input} input
 */
function marks({name, xs, values, look}, {palette, log, x}) {
  const odd = values.flatMap((span, i) =>
    isOdd(span) && (!log || x === 'wall' || xs[i] > 0) ? [{span, at: xs[i]}] : []);
  return {
    type: 'scatter', name: `${name}, not finite`, yAxisIndex: 1, symbolSize: 9, z: 6,
    itemStyle: {color: palette.bad, borderColor: look.color, borderWidth: 1},
    data: odd.flatMap(({span, at}) => oddValues(span).map(value => ({
      value: [at, place(value)], name: decimal(value),
      symbol: Number.isNaN(value) ? CROSS : 'triangle', symbolRotate: value === -Infinity ? 180 : 0,
    }))),
  };
}

/**
 * @param {any[]} items
 * @param {Input} input
 */
function describe(items, {lines, x}) {
  const at = items.find(item => item.seriesName)?.value[0];
  return {
    title: titleOf(at, x),
    rows: lines.flatMap(({name, look}) => {
      const own = (/** @type {string} */ suffix) =>
        items.find(item => item.seriesName === name + suffix);
      const smoothed = own(', smoothed')?.value[1];
      const raw = finite(own('')?.value[1]);
      const odd = own(', not finite')?.name;
      const value = odd ?? decimal(finite(smoothed) ?? raw);
      return own('') === undefined && odd === undefined ? [] : [{color: look.color, name,
        value: smoothed === undefined || odd ? value : `${value} (raw ${decimal(raw)})`}];
    }),
  };
}

/**
 * @param {number} at
 * @param {Horizontal} x
 */
function titleOf(at, x) {
  switch (x) {
    case 'epoch': return `epoch ${decimal(at)}`;
    case 'relative': return `${span(at)} since the start`;
    case 'wall': return moment(at);
    default: return `iteration ${whole(at)}`;
  }
}

/**
 * What is not drawn point by point, in words; nothing where all is.
 *
 * @param {Input} input
 */
export function partialWords({lines, log, x}) {
  const points = lines.reduce((sum, {values}) => sum + pointCount(values), 0);
  const long = lines.filter(({values}) => pointCount(values) > MOST).map(({values}) => values);
  const merged = long.reduce((sum, values) => sum + pointCount(values), 0);
  const ranges = long.reduce((sum, {length}) =>
    sum + Math.ceil(length / Math.ceil(length / MOST)), 0);
  const without = !log ? 0 : lines.reduce((sum, {xs, values}) => sum + values.filter(({value}, i) =>
    value <= 0 && value !== -Infinity || x !== 'wall' && xs[i] <= 0).length, 0);
  return [
    merged > 0 ? `${whole(merged)} points are drawn as ${whole(ranges)} means; the band spans the
      smallest and largest values.` : '',
    without > 0 ? `${whole(without)} of ${whole(points)} points are not above 0 and have no place on
      logarithmic axes.` : '',
  ].filter(Boolean).join(' ');
}
