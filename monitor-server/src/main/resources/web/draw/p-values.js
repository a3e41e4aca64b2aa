import {decimal} from '../model/format.js';
import {shownCategory, shownWord} from '../model/tables.js';
import {base, tooltip, xAxis, yAxis} from './base.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/**
 * The chance of a neuron's similarity with images in random order, over the epochs. Epochs without
 * a p-value are gaps.
 *
 * @param {object} input
 * @param {Neuron[]} input.history
 * @param {number} input.epoch the shown one
 * @param {import('./palette.js').Palette} input.palette
 */
export function pValueOption({history, epoch, palette}) {
  return {
    ...base(palette),
    tooltip: tooltip(items => describe(items[0], history)),
    xAxis: xAxis(palette, 'epoch'),
    yAxis: {...yAxis(palette), type: 'log', max: 1, minorSplitLine: {show: false}},
    series: [{
      name: 'p-value', type: 'line', symbol: 'circle', showSymbol: true, connectNulls: false,
      emphasis: {disabled: true}, lineStyle: {width: 1.5, color: palette.muted},
      itemStyle: {color: palette.muted},
      data: history.map(row => ({
        value: [row.epoch, row.p_value > 0 ? row.p_value : null],
        symbolSize: row.epoch === epoch ? 11 : 6,
        itemStyle: {color: palette.category[shownCategory(row)]},
      })),
    }],
  };
}

/**
 * @param {any} item
 * @param {Neuron[]} history
 */
function describe(item, history) {
  const row = history[item?.dataIndex];
  return {title: `epoch ${row?.epoch}`, rows: row ? [{color: item.color, name: shownWord(row),
    value: `p ${decimal(row.p_value)}`}] : []};
}
