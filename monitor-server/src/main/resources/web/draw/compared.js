import {decimal} from '../model/format.js';
import {MANY_EPOCHS, base, flat, tooltip, xAxis, yAxis} from './base.js';

/**
 * A measure of several runs over the epochs, each with its colour, shape and dashes.
 *
 * @param {object} input
 * @param {ReturnType<typeof import('../model/compared.js').lines>} input.lines
 * @param {boolean} input.counts whether the values are whole numbers from 0
 * @param {import('./palette.js').Palette} input.palette
 */
export function comparedOption({lines, counts, palette}) {
  return {
    ...base(palette),
    tooltip: tooltip(describe),
    xAxis: xAxis(palette, 'epoch'),
    yAxis: {...yAxis(palette), scale: !counts, minInterval: counts ? 1 : 0},
    series: lines.map(({name, look, points}) => ({
      name, type: 'line', symbol: `path://${look.shape}`, symbolSize: 8,
      showSymbol: points.length <= MANY_EPOCHS, connectNulls: false,
      emphasis: {disabled: true}, itemStyle: {color: look.color},
      lineStyle: {width: 2, color: look.color, type: look.dash},
      ...flat(points, ([epoch]) => epoch, ([, value]) => value),
    })),
  };
}

/** @param {any[]} items */
const describe = items => ({
  title: `epoch ${items[0]?.value[0]}`,
  rows: items.map(item => ({color: item.color, name: item.seriesName,
    value: decimal(item.value[1])})),
});
