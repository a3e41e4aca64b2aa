import {whole} from '../model/format.js';
import {axis, base, tooltip, xAxis} from './base.js';

/**
 * How many neurons detect each concept, as bars.
 *
 * @param {object} input
 * @param {import('../model/concept-changes.js').Detected[]} input.concepts those of most neurons first
 * @param {import('./palette.js').Palette} input.palette
 */
export function commonConceptsOption({concepts, palette}) {
  return {
    ...base(palette),
    tooltip: {...tooltip(([item]) => describe(item, concepts)), axisPointer: {type: 'shadow'}},
    xAxis: {...xAxis(palette, 'neurons'), min: 0, max: null},
    yAxis: {...axis(palette), type: 'category', inverse: true, splitLine: {show: false},
      data: concepts.map(({word}) => word), axisLine: {show: false},
      axisLabel: {...axis(palette).axisLabel, color: palette.ink, fontSize: 12, interval: 0,
        width: 120, overflow: 'truncate'}},
    keys: [],
    series: [{
      type: 'bar', name: 'neurons', barCategoryGap: '24%', barMaxWidth: 16,
      emphasis: {disabled: true}, itemStyle: {borderRadius: [0, 3, 3, 0]},
      label: {show: true, position: 'right', color: palette.muted, fontSize: 11,
        formatter: (/** @type {any} */ {value}) => whole(value)},
      data: concepts.map(({category, neurons}) => ({value: neurons.length,
        itemStyle: {color: palette.category[category]}})),
    }],
  };
}

/**
 * @param {any} item
 * @param {import('../model/concept-changes.js').Detected[]} concepts
 */
function describe(item, concepts) {
  const {word, category, neurons} = concepts[item.dataIndex];
  const layers = Map.groupBy(neurons, ({layer}) => layer);
  return {title: `${word}, ${category}`, rows: [...layers].map(([layer, own]) =>
    ({color: item.color, name: layer, value: whole(own.length)}))};
}
