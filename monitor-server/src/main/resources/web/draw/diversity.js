import {decimal} from '../model/format.js';
import {MANY_EPOCHS, base, flat, tooltip, xAxis, yAxis} from './base.js';
import {layerColor} from './palette.js';

/** @typedef {import('../data/types.js').Diversity} Diversity */
/** @typedef {import('./palette.js').Palette} Palette */

const quiet = {type: 'line', showSymbol: false, symbol: 'circle', emphasis: {disabled: true}};

/**
 * d_anchor of one layer between its references.
 *
 * @param {object} input
 * @param {Diversity[]} input.rows of one layer, by epoch
 * @param {[number, number]} input.range of all layers' distances
 * @param {Palette} input.palette
 */
export function anchorDistanceOption({rows, range, palette}) {
  const curve = (/** @type {keyof Diversity} */ column) =>
    flat(rows, ({epoch}) => epoch, row => Number(row[column]));
  const untrained = rows.find(row => row.epoch === 0)?.anchor_distance ?? NaN;
  const reference = {...quiet, lineStyle: {width: 1.2, color: palette.faint},
    itemStyle: {color: palette.faint}, z: 1};
  return {
    ...base(palette),
    tooltip: tooltip(describe),
    xAxis: xAxis(palette, 'epoch'),
    yAxis: {...yAxis(palette), min: range[0], max: range[1]},
    series: [
      {...reference, name: 'shuffled labels', ...curve('anchor_distance_shuffled')},
      {...reference, name: 'reachable', ...curve('anchor_distance_reachable'),
        lineStyle: {...reference.lineStyle, type: [2, 4], width: 1.6}},
      {...reference, name: 'untrained', ...flat(rows, ({epoch}) => epoch, () => untrained),
        lineStyle: {...reference.lineStyle, type: 'dashed'}},
      {...quiet, name: 'd_anchor', ...curve('anchor_distance'), symbolSize: 5,
        showSymbol: rows.length <= MANY_EPOCHS, lineStyle: {width: 2.2, color: palette.accent},
        itemStyle: {color: palette.accent}, z: 3},
    ],
  };
}

/**
 * The span of all layers' distances, widened to fifths, so that the layers' charts share one scale.
 *
 * @param {Diversity[]} rows
 * @returns {[number, number]}
 */
export function distanceRange(rows) {
  const values = rows.flatMap(row => [row.anchor_distance, row.anchor_distance_shuffled,
    row.anchor_distance_reachable]).filter(Number.isFinite);
  return values.length === 0 ? [0, 1]
    : [Math.floor(5 * Math.min(...values)) / 5, Math.ceil(5 * Math.max(...values)) / 5];
}

/**
 * One line a layer over the epochs.
 *
 * @param {object} input
 * @param {Diversity[]} input.rows
 * @param {string[]} input.layers in order
 * @param {'mean_pairwise_distance' | 'distinct_concepts'} input.column
 * @param {Palette} input.palette
 */
export function byLayerOption({rows, layers, column, palette}) {
  return {
    ...base(palette),
    tooltip: tooltip(describe),
    xAxis: xAxis(palette, 'epoch'),
    yAxis: {...yAxis(palette), scale: column === 'mean_pairwise_distance',
      minInterval: column === 'distinct_concepts' ? 1 : 0},
    series: layers.map((layer, i) => {
      const color = layerColor(palette, i, layers.length);
      const own = rows.filter(row => row.layer === layer);
      return {...quiet, name: layer, showSymbol: own.length <= MANY_EPOCHS, symbolSize: 5,
        lineStyle: {width: 2, color}, itemStyle: {color},
        ...flat(own, ({epoch}) => epoch, row => row[column])};
    }),
  };
}

/** @param {any[]} items */
function describe(items) {
  return {
    title: `epoch ${items[0]?.value[0]}`,
    rows: items.map(item => ({color: item.color, name: item.seriesName,
      value: decimal(item.value[1])})),
  };
}
