import {decimal, percent, whole} from '../model/format.js';
import {CATEGORIES, REMAINDER, categoryName} from '../model/tables.js';
import {axis, base, finite, tooltip, xAxis, yAxis} from './base.js';
import {shareAxis} from './categories.js';
import {layerColor} from './palette.js';

/** @typedef {import('./palette.js').Palette} Palette */

const quiet = {type: 'line', showSymbol: false, symbol: 'circle', emphasis: {disabled: true}};

/**
 * The neurons of each layer by category, as the agent counted them and as they would be: two bars a
 * layer.
 *
 * @param {object} input
 * @param {{layer: string, neurons: number, own: Record<string, number>,
 *     now: Record<string, number>}[]} input.layers shares of neurons by category
 * @param {Palette} input.palette
 */
export function comparedCategoriesOption({layers, palette}) {
  const bars = layers.flatMap(({layer, neurons, own, now}) =>
    [{name: `${layer}\nas sent`, counts: own, neurons}, {name: `${layer}\nwhat if`, counts: now, neurons}]);
  return {
    ...base(palette),
    tooltip: {...tooltip(items => describe(items, bars)), axisPointer: {type: 'shadow'}},
    xAxis: {...axis(palette), type: 'category', data: bars.map(bar => bar.name),
      splitLine: {show: false}, axisLabel: {...axis(palette).axisLabel, interval: 0, lineHeight: 15}},
    yAxis: shareAxis(palette),
    series: [...CATEGORIES, ...REMAINDER].map(name => ({
      type: 'bar', name, stack: 'neurons', barCategoryGap: '24%', barMaxWidth: 54,
      data: bars.map((bar, i) => ({value: (bar.counts[name] ?? 0) / bar.neurons,
        itemStyle: {opacity: i % 2 === 0 ? 0.62 : 1}})),
      itemStyle: {color: palette.category[name], borderColor: palette.card, borderWidth: 0.75},
      emphasis: {disabled: true},
    })),
  };
}

/**
 * @param {any[]} items
 * @param {{name: string, counts: Record<string, number>, neurons: number}[]} bars
 */
function describe(items, bars) {
  const bar = bars[items[0]?.dataIndex];
  return {
    title: bar?.name.replace('\n', ', ') ?? '',
    rows: items.filter(item => item.value > 0).reverse().map(item => ({color: item.color,
      name: categoryName(item.seriesName),
      value: `${whole(bar.counts[item.seriesName])} · ${percent(item.value)}`})),
  };
}

/**
 * d_anchor of one layer against the epoch, one line a temperature; the chosen one stands out.
 *
 * @param {object} input
 * @param {[number, import('../data/types.js').WhatIfDistance[]][]} input.curves by temperature, of
 *     one layer
 * @param {number} input.chosen temperature
 * @param {Palette} input.palette
 */
export function distancesOption({curves, chosen, palette}) {
  return {
    ...base(palette),
    tooltip: tooltip(items => values(items, `epoch ${items[0]?.value[0]}`)),
    xAxis: xAxis(palette, 'epoch'),
    yAxis: {...yAxis(palette), scale: true},
    series: curves.map(([temperature, rows], i) => {
      const color = layerColor(palette, i, curves.length);
      const bold = temperature === chosen;
      return {...quiet, name: `T = ${decimal(temperature)}`, showSymbol: true,
        symbolSize: bold ? 6 : 4, z: bold ? 3 : 2,
        lineStyle: {width: bold ? 2.8 : 1.6, color, type: bold ? 'solid' : 'dashed'},
        itemStyle: {color},
        data: rows.map(row => [row.epoch, finite(row.anchor_distance)])};
    }),
  };
}

/**
 * The share of interpretable neurons against the threshold, one line a layer, with the chosen
 * threshold marked.
 *
 * @param {object} input
 * @param {import('../data/types.js').WhatIfThreshold[]} input.rows
 * @param {string[]} input.layers in order
 * @param {number} input.chosen threshold
 * @param {Palette} input.palette
 */
export function thresholdsOption({rows, layers, chosen, palette}) {
  return {
    ...base(palette),
    tooltip: tooltip(items => values(items, `τ = ${decimal(items[0]?.value[0])}`, percent)),
    xAxis: {...xAxis(palette, 'τ'), minInterval: 0,
      axisLabel: {...axis(palette).axisLabel, formatter: decimal, showMinLabel: false,
        showMaxLabel: false}},
    yAxis: {...yAxis(palette), axisLabel: {...yAxis(palette).axisLabel, formatter: percent}},
    series: layers.map((layer, i) => {
      const color = layerColor(palette, i, layers.length);
      return {...quiet, name: layer, step: 'end', lineStyle: {width: 2, color}, itemStyle: {color},
        data: rows.filter(row => row.layer === layer)
          .map(row => [row.threshold, row.interpretable / row.neurons]),
        markLine: i > 0 ? undefined : {silent: true, symbol: 'none', animation: false,
          lineStyle: {color: palette.ink, width: 1.4, type: 'dashed'}, label: {show: false},
          data: [{xAxis: chosen}]}};
    }),
  };
}

/**
 * @param {any[]} items
 * @param {string} title
 * @param {(value: number) => string} [shown]
 */
const values = (items, title, shown = decimal) => ({
  title,
  rows: items.map(item => ({color: item.color, name: item.seriesName,
    value: item.value[1] === null ? 'NaN' : shown(item.value[1])})),
});
