import {whole} from '../model/format.js';
import {CATEGORIES, REMAINDER, categoryName} from '../model/tables.js';
import {base, tooltip} from './base.js';

/** @typedef {import('../model/concept-changes.js').Flow} Flow */

const ORDER = [...CATEGORIES, ...REMAINDER];

/**
 * The flow of neurons between categories from one epoch to another.
 *
 * @param {object} input
 * @param {Flow[]} input.flows
 * @param {number} input.from epoch
 * @param {number} input.to epoch
 * @param {import('./palette.js').Palette} input.palette
 */
export function flowOption({flows, from, to, palette}) {
  const node = (/** @type {number} */ depth, /** @type {string} */ category) => ({
    name: `${depth}:${category}`, depth, itemStyle: {color: palette.category[category],
      borderColor: palette.strong, borderWidth: 0.5},
    label: {position: depth === 0 ? 'left' : 'right'},
  });
  const used = (/** @type {number} */ depth) => ORDER.filter(category =>
    flows.some(flow => (depth === 0 ? flow.from : flow.to) === category));
  const count = (/** @type {string} */ name) => flows.filter(flow =>
    name === `0:${flow.from}` || name === `1:${flow.to}`)
    .reduce((sum, {neurons}) => sum + neurons, 0);
  const title = (/** @type {string} */ name) => categoryName(name.slice(2));
  return {
    ...base(palette),
    keys: [],
    tooltip: {...tooltip(([item]) => describe(item, from, to, count)), trigger: 'item'},
    series: [{
      type: 'sankey', name: 'flow', left: 130, right: 130, top: 8, bottom: 8, nodeWidth: 16,
      nodeGap: 10, layoutIterations: 0, draggable: false, emphasis: {focus: 'adjacency'},
      label: {color: palette.ink, fontSize: 12, formatter: (/** @type {any} */ {name}) =>
        `${title(name)} ${whole(count(name))}`},
      lineStyle: {color: 'gradient', opacity: 0.35, curveness: 0.5},
      data: [...used(0).map(category => node(0, category)),
        ...used(1).map(category => node(1, category))],
      links: flows.map(flow => ({source: `0:${flow.from}`, target: `1:${flow.to}`,
        value: flow.neurons})),
    }],
  };
}

/**
 * @param {any} item
 * @param {number} from
 * @param {number} to
 * @param {(name: string) => number} count
 */
function describe({dataType, name, data, value, color}, from, to, count) {
  const title = (/** @type {string} */ node) => categoryName(node.slice(2));
  return dataType === 'edge' ? {
    title: `epoch ${from} to ${to}`,
    rows: [{color: null, name: `${title(data.source)} → ${title(data.target)}`,
      value: whole(value)}],
  } : {
    title: `epoch ${name.startsWith('0') ? from : to}`,
    rows: [{color, name: title(name), value: whole(count(name))}],
  };
}
