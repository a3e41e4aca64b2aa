import {decimal, whole} from '../model/format.js';
import {isOdd, oddValues} from '../model/series.js';
import {smooth} from '../model/smooth.js';
import {base, flat, iterationAxis, tooltip, yAxis} from './base.js';
import {withAlpha} from './palette.js';

/** @typedef {import('../data/types.js').Scalar} Scalar */

/** Where a value that is not finite stands on the second y axis, which spans [0, 1]. */
const place = (/** @type {number} */ value) => value === -Infinity ? 0.03 : 0.97;
const CROSS = 'path://M0 2L2 0L5 3L8 0L10 2L7 5L10 8L8 10L5 7L2 10L0 8L3 5Z';

/**
 * A series over iterations: the raw values, their smoothed course, and a mark wherever a value is
 * not finite.
 *
 * @param {object} input
 * @param {Scalar[]} input.points of one tag, or ranges of them
 * @param {number} input.smoothing weight of the past, 0 for none
 * @param {string} input.name
 * @param {boolean} input.small
 * @param {import('./palette.js').Palette} input.palette
 * @param {(value: number) => string} [input.format] how values are written
 */
export function seriesOption({points, smoothing, name, small, palette, format = decimal}) {
  const values = yAxis(palette);
  const smoothed = smooth(points.map(({mean, value}) => mean ?? value), smoothing);
  const line = {type: 'line', showSymbol: points.length < 2, symbolSize: 5, sampling: 'minmax',
    connectNulls: false, emphasis: {disabled: true}, itemStyle: {color: palette.accent}};
  return {
    ...base(palette),
    animation: false,
    tooltip: tooltip(items => describe(items, name, format)),
    xAxis: {...iterationAxis(palette, small ? '' : 'iteration'), splitNumber: small ? 3 : 5},
    yAxis: [{...values, scale: true, splitNumber: small ? 2 : 4,
      axisLabel: {...values.axisLabel, formatter: format}},
      {type: 'value', min: 0, max: 1, show: false}],
    series: [
      {...line, name: 'raw',
        lineStyle: {width: 1, color: withAlpha(palette.accent, smoothing > 0 ? 0.3 : 1)},
        ...course(points)},
      {...line, name: 'smoothed', lineStyle: {width: 2, color: palette.accent},
        ...flat(smoothing > 0 ? points : [], ({step}) => step, (_, i) => smoothed[i])},
      marks(points, palette),
    ],
  };
}

/**
 * Where the line goes: to a point, or from the smallest to the largest value of a range of points.
 *
 * @param {Scalar[]} points
 */
export const course = points => flat(points.flatMap(({first_step: first, step, ...point}) =>
  point.points > 1 ? [[first, point.minimum], [step, point.maximum]] : [[step, point.value]]),
  ([x]) => x, ([, y]) => y);

/**
 * Crosses for NaN, triangles that point up or down for the infinities.
 *
 * @param {Scalar[]} points
 * @param {import('./palette.js').Palette} palette
 */
export function marks(points, palette) {
  return {
    type: 'scatter', name: 'not finite', yAxisIndex: 1, symbolSize: 9, z: 5,
    itemStyle: {color: palette.bad},
    data: points.filter(isOdd).flatMap(point => oddValues(point).map(value => ({
      value: [point.step, place(value)], name: decimal(value),
      symbol: Number.isNaN(value) ? CROSS : 'triangle',
      symbolRotate: value === -Infinity ? 180 : 0,
    }))),
  };
}

/**
 * @param {any[]} items
 * @param {string} name
 * @param {(value: number) => string} format
 */
function describe(items, name, format) {
  const rows = items.filter(item => item.seriesName === 'not finite' || Number.isFinite(item.value[1]))
    .map(item => ({
      color: item.color,
      name: item.seriesName === 'smoothed' ? `${name}, smoothed` : name,
      value: item.seriesName === 'not finite' ? item.name : format(item.value[1]),
    }));
  return {title: `iteration ${whole(items[0]?.value[0])}`, rows};
}
