import {percent} from '../model/format.js';
import {base, tooltip, xAxis, yAxis} from './base.js';

/**
 * What snapshots cost, as shares of the time of training: one line for the pause, one for the
 * analysis beside it.
 *
 * @param {object} input
 * @param {import('../model/system.js').SnapshotCost[]} input.costs by epoch
 * @param {import('./palette.js').Palette} input.palette
 */
export function costOption({costs, palette}) {
  const line = {type: 'line', showSymbol: true, symbolSize: 5, symbol: 'circle',
    emphasis: {disabled: true}};
  const axis = yAxis(palette);
  return {
    ...base(palette),
    tooltip: tooltip(describe),
    xAxis: xAxis(palette, 'epoch'),
    yAxis: {...axis, min: 0, axisLabel: {...axis.axisLabel, formatter: percent}},
    series: [
      {...line, name: 'analysis, beside training', itemStyle: {color: palette.accent},
        lineStyle: {width: 2, color: palette.accent},
        data: costs.map(({epoch, analysisShare}) => [epoch, analysisShare])},
      {...line, name: 'pause of training', symbol: 'diamond', symbolSize: 7,
        itemStyle: {color: palette.bad}, lineStyle: {width: 2, color: palette.bad},
        data: costs.map(({epoch, pauseShare}) => [epoch, pauseShare])},
    ],
  };
}

/** @param {any[]} items */
const describe = items => ({
  title: `epoch ${items[0]?.value[0]}`,
  rows: items.map(item =>
    ({color: item.color, name: item.seriesName, value: percent(item.value[1])})),
});
