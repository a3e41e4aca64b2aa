import {whole} from '../model/format.js';
import {categoryName} from '../model/tables.js';
import {axis, base, tooltip, xAxis} from './base.js';
import {withAlpha} from './palette.js';

/**
 * The neurons of each category in two runs, as pairs of bars.
 *
 * @param {object} input
 * @param {import('../model/concept-changes.js').Balance[]} input.balances
 * @param {[string, string]} input.names of the two
 * @param {import('./palette.js').Palette} input.palette
 */
export function balanceOption({balances, names, palette}) {
  const bars = (/** @type {'before' | 'after'} */ side, /** @type {number} */ i) => ({
    type: 'bar', name: names[i], barCategoryGap: '30%', barGap: '10%', barMaxWidth: 18,
    emphasis: {disabled: true}, itemStyle: {color: palette.muted},
    label: {show: true, position: 'right', color: palette.muted, fontSize: 11,
      formatter: (/** @type {any} */ {value}) => whole(value)},
    data: balances.map(row => ({value: row[side], itemStyle: side === 'after'
      ? {color: palette.category[row.category], borderColor: palette.strong, borderWidth: 0.5}
      : {color: withAlpha(palette.category[row.category], 0.25),
        borderColor: palette.category[row.category], borderWidth: 1, borderType: 'dashed'}})),
  });
  return {
    ...base(palette),
    tooltip: {...tooltip(describe), axisPointer: {type: 'shadow'}},
    xAxis: {...xAxis(palette, 'neurons'), min: 0, max: null},
    yAxis: {...axis(palette), type: 'category', inverse: true, splitLine: {show: false},
      data: balances.map(({category}) => categoryName(category)),
      axisLabel: {...axis(palette).axisLabel, color: palette.ink, fontSize: 12}},
    series: [bars('before', 0), bars('after', 1)],
  };
}

/** @param {any[]} items */
const describe = items => ({
  title: items[0]?.name,
  rows: items.map(({color, seriesName, value}) => ({color, name: seriesName, value: whole(value)})),
});
