import {decimal, whole} from '../model/format.js';

/**
 * What all charts share.
 *
 * @typedef {import('./palette.js').Palette} Palette
 * @typedef {Record<string, any>} Option an ECharts option; keys, if it has some, are what its legend
 *     names instead of its series
 * @typedef {{name: string, color: string}} Key
 */

/** With more epochs than this each of them is no longer a shape of its own. */
export const MANY_EPOCHS = 100;

/** The value, or null where none can be drawn. */
export const finite = (/** @type {number} */ value) => Number.isFinite(value) ? value : null;

/**
 * The items of a series one after the other in one array. With an array for each item, which ECharts
 * copies, a page full of charts makes so many that collecting them holds it up.
 *
 * @template R
 * @param {R[]} rows
 * @param {((row: R, i: number) => ?number)[]} of the coordinates of an item
 * @returns {{dimensions: string[], data: Float64Array}} NaN where nothing can be drawn
 */
export function flat(rows, ...of) {
  const data = new Float64Array(rows.length * of.length);
  rows.forEach((row, i) => of.forEach((coordinate, at) => {
    const value = coordinate(row, i);
    data[of.length * i + at] = value !== null && Number.isFinite(value) ? value : NaN;
  }));
  return {dimensions: of.map((_, at) => `dimension ${at}`), data};
}

/** @param {Palette} palette */
export const axis = palette => ({
  axisLine: {lineStyle: {color: palette.strong}},
  axisTick: {show: false},
  axisLabel: {color: palette.faint, fontSize: 11, hideOverlap: true},
  splitLine: {lineStyle: {color: palette.line}},
  nameTextStyle: {color: palette.faint, fontSize: 11},
});

/**
 * @param {Palette} palette
 * @param {string} name
 */
export const xAxis = (palette, name) => ({
  ...axis(palette), type: 'value', name, nameLocation: 'middle', nameGap: 22, minInterval: 1,
  min: 'dataMin', max: 'dataMax', splitLine: {show: false},
  axisLabel: {...axis(palette).axisLabel, formatter: whole},
});

/**
 * @param {Palette} palette
 * @param {string} name
 */
export const iterationAxis = (palette, name) => {
  const common = xAxis(palette, name);
  return {...common,
    axisLabel: {...common.axisLabel, showMinLabel: false, showMaxLabel: false}};
};

/** @param {Palette} palette */
export const yAxis = palette => ({
  ...axis(palette), type: 'value', axisLine: {show: false}, splitNumber: 4,
  axisLabel: {...axis(palette).axisLabel, formatter: decimal},
});

/** @param {Palette} palette */
export const base = palette => ({
  animationDuration: 0,
  animationDurationUpdate: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300,
  animationEasingUpdate: 'cubicOut',
  aria: {enabled: false},
  textStyle: {fontFamily: palette.font, color: palette.muted},
  grid: {left: 2, right: 14, top: 10, bottom: 2, outerBoundsMode: 'same',
    outerBoundsContain: 'all'},
});

/**
 * A tooltip whose content is built of elements: a style attribute in markup would break the page's
 * content security policy.
 *
 * @param {(items: any[]) => {title: string, rows: {color: ?string, name: string, value: string}[]}}
 *     describe
 */
export const tooltip = describe => ({
  trigger: 'axis', confine: true, className: 'tip', padding: 0, borderWidth: 0,
  transitionDuration: 0, backgroundColor: 'transparent', extraCssText: 'box-shadow: none',
  axisPointer: {type: 'line', lineStyle: {type: 'solid', opacity: 0.4}},
  formatter: (/** @type {any} */ items) => tip(describe(Array.isArray(items) ? items : [items])),
});

/** @param {{title: string, rows: {color: ?string, name: string, value: string}[]}} content */
function tip({title, rows}) {
  if (title === '') {
    return '';
  }
  const box = element('div', 'tip-box');
  box.append(element('div', 'tip-title', title), ...rows.map(row => {
    const line = element('div', 'tip-row');
    const mark = element('i', 'tip-mark');
    mark.style.background = row.color ?? 'transparent';
    line.append(mark, element('span', 'tip-name', row.name), element('b', '', row.value));
    return line;
  }));
  return box;
}

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {string} [text]
 */
function element(tag, name, text = '') {
  const created = document.createElement(tag);
  created.className = name;
  created.textContent = text;
  return created;
}
