import {decimal, whole} from '../model/format.js';
import {smooth} from '../model/smooth.js';
import {base, flat, iterationAxis, tooltip, yAxis} from './base.js';
import {withAlpha} from './palette.js';
import {course, marks} from './training.js';

/**
 * A line over the iterations.
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {import('../data/types.js').Scalar[]} points or ranges of them
 * @property {string} color
 * @property {boolean} [dashed]
 */

/**
 * Several lines over the iterations: the raw values, their smoothed courses, and a mark wherever a
 * value is not finite.
 *
 * @param {object} input
 * @param {Line[]} input.lines
 * @param {number} input.smoothing weight of the past, 0 for none
 * @param {boolean} input.fromZero whether the axis begins at 0
 * @param {import('./palette.js').Palette} input.palette
 */
export function linesOption({lines, smoothing, fromZero, palette}) {
  return {
    ...base(palette),
    animation: false,
    tooltip: tooltip(items => describe(items, smoothing)),
    xAxis: iterationAxis(palette, 'iteration'),
    yAxis: [{...yAxis(palette), scale: !fromZero},
      {type: 'value', min: 0, max: 1, show: false}],
    series: [
      ...lines.flatMap(line => courses(line, smoothing)),
      marks(lines.flatMap(({points}) => points), palette),
    ],
  };
}

/**
 * @param {Line} line
 * @param {number} smoothing
 */
function courses({name, points, color, dashed = false}, smoothing) {
  const smoothed = smooth(points.map(({mean, value}) => mean ?? value), smoothing);
  const type = dashed ? 'dashed' : 'solid';
  const common = {type: 'line', showSymbol: points.length < 2, symbolSize: 5, sampling: 'minmax',
    connectNulls: false, emphasis: {disabled: true}, itemStyle: {color}};
  return [
    {...common, name,
      lineStyle: {type, width: 1, color: withAlpha(color, smoothing > 0 ? 0.25 : 1)},
      ...course(points)},
    {...common, name: `${name}, smoothed`, lineStyle: {type, width: 2, color},
      ...flat(smoothing > 0 ? points : [], ({step}) => step, (_, i) => smoothed[i])},
  ];
}

/**
 * @param {any[]} items
 * @param {number} smoothing
 */
function describe(items, smoothing) {
  const shown = items.filter(({seriesName, value}) => seriesName === 'not finite'
    || (Number.isFinite(value[1]) && seriesName.endsWith(', smoothed') === smoothing > 0));
  return {
    title: `iteration ${whole(items[0]?.value[0])}`,
    rows: shown.map(({color, seriesName, name, value}) => ({color, name: seriesName,
      value: seriesName === 'not finite' ? name : decimal(value[1])})),
  };
}
