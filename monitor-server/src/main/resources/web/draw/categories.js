import {percent, roundPercent, whole} from '../model/format.js';
import {CATEGORIES, REMAINDER, categoryName} from '../model/tables.js';
import {MANY_EPOCHS, axis, base, tooltip, yAxis} from './base.js';

/**
 * How many neurons of one layer detect a concept of each category, as bars over the epochs, and a
 * line as high as the interpretable neurons of the untrained network.
 *
 * @param {object} input
 * @param {Record<string, number>[]} input.epochs what {@link composition} gives
 * @param {number} input.neurons of the layer
 * @param {import('../state/place.js').Place['measure']} input.measure
 * @param {import('./palette.js').Palette} input.palette
 */
export function categoriesOption({epochs, neurons, measure, palette}) {
  const share = measure === 'share';
  const divided = share ? neurons : 1;
  return {
    ...base(palette),
    tooltip: {...tooltip(items => describe(items, neurons, divided)), axisPointer: {type: 'shadow'}},
    xAxis: {...axis(palette), type: 'category', data: epochs.map(row => String(row.epoch)),
      name: 'epoch', nameLocation: 'middle', nameGap: 22, splitLine: {show: false}},
    yAxis: share ? shareAxis(palette) : countAxis(palette, neurons),
    series: [...[...CATEGORIES, ...REMAINDER].map(name => ({
      type: 'bar', name, stack: 'neurons', barCategoryGap: '18%', barMaxWidth: 34,
      large: true, largeThreshold: MANY_EPOCHS,
      data: epochs.map(row => row[name] / divided),
      itemStyle: {color: palette.category[name], borderColor: palette.card, borderWidth: 0.75},
      emphasis: {disabled: true},
    })), untrained(epochs, divided, palette)],
  };
}

/**
 * Ends at the number of neurons, with no label so near to the last one that they touch.
 *
 * @param {import('./palette.js').Palette} palette
 * @param {number} neurons
 */
const countAxis = (palette, neurons) => ({...yAxis(palette), max: neurons, minInterval: 1,
  ...neurons % 4 === 0 && {interval: neurons / 4}});

/** @param {import('./palette.js').Palette} palette */
export function shareAxis(palette) {
  const common = yAxis(palette);
  return {...common, min: 0, max: 1, interval: 0.25, axisLabel: {...common.axisLabel, formatter: roundPercent}};
}

/**
 * @param {Record<string, number>[]} epochs
 * @param {number} divided what counts are divided by
 * @param {import('./palette.js').Palette} palette
 */
function untrained(epochs, divided, palette) {
  const level = epochs[0]?.epoch === 0 ? epochs[0].interpretable / divided : null;
  return {
    type: 'line', name: 'untrained', z: 5, symbol: 'none', silent: true, lineStyle: {width: 0},
    itemStyle: {color: palette.ink}, emphasis: {disabled: true}, data: epochs.map(() => level),
    markLine: level === null ? undefined : {silent: true, symbol: 'none', animation: false,
      lineStyle: {color: palette.ink, width: 1.6, type: 'dashed'}, label: {show: false},
      data: [{yAxis: level}]},
  };
}

/**
 * @param {any[]} items
 * @param {number} neurons of the layer
 * @param {number} divided what counts were divided by
 */
function describe(items, neurons, divided) {
  const counted = items.map(item => ({...item, count: Math.round(item.value * divided)}));
  return {
    title: `epoch ${items[0]?.name}`,
    rows: counted.filter(({count}) => count > 0).reverse().map(({color, seriesName, count}) => ({
      color, name: seriesName === 'untrained' ? 'interpretable, untrained' : categoryName(seriesName),
      value: `${whole(count)} · ${percent(count / neurons)}`})),
  };
}
