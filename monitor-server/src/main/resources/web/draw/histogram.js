import {decimal, percent, whole} from '../model/format.js';
import {axis, base, tooltip, yAxis} from './base.js';

/** @typedef {{lower: number, upper: number, images: number}} Bin */

/**
 * How many images activate a neuron how much.
 *
 * @param {object} input
 * @param {Bin[]} input.bins
 * @param {boolean} input.log whether images are drawn on a logarithmic axis
 * @param {import('./palette.js').Palette} input.palette
 */
export function histogramOption({bins, log, palette}) {
  const total = bins.reduce((sum, {images}) => sum + images, 0);
  return {
    ...base(palette),
    tooltip: {...tooltip(([item]) => describe(bins[item.dataIndex], total, item.color)),
      axisPointer: {type: 'shadow'}},
    xAxis: {...axis(palette), type: 'category', name: 'activation', nameLocation: 'middle',
      nameGap: 22, splitLine: {show: false}, data: bins.map(({lower}) => decimal(lower))},
    yAxis: {...yAxis(palette), name: 'images', nameGap: 6, nameTextStyle: {color: palette.faint,
      fontSize: 11, align: 'right'}, ...log ? {type: 'log', min: 1} : {minInterval: 1}},
    grid: {...base(palette).grid, top: 24},
    series: [{
      name: 'images', type: 'bar', barCategoryGap: '4%', emphasis: {disabled: true},
      itemStyle: {color: palette.accent},
      data: bins.map(({images}) => log && images === 0 ? null : images),
    }],
  };
}

/**
 * @param {Bin} bin
 * @param {number} total
 * @param {string} color
 */
const describe = ({lower, upper, images}, total, color) => ({
  title: `${decimal(lower)} to ${decimal(upper)}`,
  rows: [{color, name: 'images', value: `${whole(images)} · ${percent(images / total)}`}],
});
