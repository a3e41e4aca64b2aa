import {decimal} from '../model/format.js';
import {base, finite, tooltip, xAxis, yAxis} from './base.js';
import {layerColor} from './palette.js';

/** @typedef {import('../data/types.js').AnchorDistance} AnchorDistance */

/**
 * The distance of each layer's nearest neuron to one anchor over the epochs.
 *
 * @param {object} input
 * @param {AnchorDistance[]} input.rows of the anchor, by epoch
 * @param {string[]} input.layers in order
 * @param {number} input.epoch the shown one
 * @param {import('./palette.js').Palette} input.palette
 */
export function anchorOption({rows, layers, epoch, palette}) {
  return {
    ...base(palette),
    tooltip: tooltip(items => describe(items, rows)),
    xAxis: {...xAxis(palette, ''), splitNumber: 3},
    yAxis: {...yAxis(palette), ...range(rows), splitNumber: 2},
    series: layers.map((layer, i) => {
      const color = layerColor(palette, i, layers.length);
      return {type: 'line', name: layer, showSymbol: true, symbol: 'none', symbolSize: 7,
        emphasis: {disabled: true}, lineStyle: {width: 1.6, color}, itemStyle: {color},
        data: rows.filter(row => row.layer === layer).map(row => {
          const value = [row.epoch, finite(row.distance)];
          return row.epoch === epoch ? {value, symbol: 'circle'} : value;
        })};
    }),
  };
}

/**
 * The span of all layers' distances, widened to fifths.
 *
 * @param {AnchorDistance[]} rows
 */
function range(rows) {
  const values = rows.map(row => row.distance).filter(Number.isFinite);
  return values.length === 0 ? {min: 0, max: 1} : {
    min: Math.floor(5 * Math.min(...values) - 0.1) / 5,
    max: Math.ceil(5 * Math.max(...values) + 0.1) / 5,
  };
}

/**
 * @param {any[]} items
 * @param {AnchorDistance[]} rows
 */
function describe(items, rows) {
  const epoch = items[0]?.value[0];
  return {
    title: `epoch ${epoch}`,
    rows: items.map(({color, seriesName, value}) => {
      const row = rows.find(other => other.epoch === epoch && other.layer === seriesName);
      return {color, name: row && row.neuron >= 0 ? `${seriesName} · ${row.neuron}` : seriesName,
        value: value[1] === null ? 'NaN' : decimal(value[1])};
    }),
  };
}
