import {decimal} from '../model/format.js';
import {shownCategory} from '../model/tables.js';
import {base, tooltip, xAxis, yAxis} from './base.js';

/**
 * A neuron's similarity to its best concept over the epochs, against the threshold.
 *
 * @param {object} input
 * @param {import('../data/types.js').Neuron[]} input.history
 * @param {number} input.threshold
 * @param {number} input.epoch the shown one
 * @param {import('./palette.js').Palette} input.palette
 */
export function historyOption({history, threshold, epoch, palette}) {
  const line = (/** @type {string} */ name, /** @type {object} */ style) => ({
    name, type: 'line', showSymbol: false, silent: true, emphasis: {disabled: true}, ...style});
  const last = history.at(-1)?.epoch ?? 0;
  return {
    ...base(palette),
    tooltip: tooltip(items => describe(items, history)),
    xAxis: {...xAxis(palette, 'epoch'), nameGap: 20},
    yAxis: {...yAxis(palette), splitNumber: 2, splitLine: {show: false}},
    series: [
      line('threshold', {data: [[history[0]?.epoch ?? 0, threshold], [last, threshold]],
        lineStyle: {width: 1, type: 'dashed', color: palette.faint}}),
      line('similarity', {lineStyle: {width: 1.5, color: palette.muted}, showSymbol: true,
        symbol: 'circle',
        data: history.map(row => ({
          value: [row.epoch, Number.isFinite(row.similarity) ? row.similarity : null],
          symbolSize: row.epoch === epoch ? 10 : 6,
          itemStyle: {color: palette.category[shownCategory(row)]},
        }))}),
    ],
  };
}

/**
 * @param {any[]} items
 * @param {import('../data/types.js').Neuron[]} history
 */
function describe(items, history) {
  const item = items.find(({seriesName}) => seriesName === 'similarity') ?? items[0];
  const row = history[item?.dataIndex];
  return {
    title: `epoch ${row?.epoch}`,
    rows: row ? [{color: item.color, name: row.word ?? row.state,
      value: decimal(row.similarity)}] : [],
  };
}
