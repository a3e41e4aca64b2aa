import {echarts} from './echarts.js';

/** @typedef {import('./base.js').Option} Option */

/** @typedef {{width: number, height: number}} Size in pixels */

/** The part of a picture that holds the axes, and what is around it. */
const PLOT = {width: 912, height: 434};
const AROUND = {left: 16, right: 32, top: 88, bottom: 18};
/** Pixels of a picture for each of its units. */
const DENSITY = 2;

/**
 * An option as a picture needs it: with title and legend, which stand beside the chart on the page,
 * and without what answers the pointer.
 *
 * @param {Option} option
 * @param {string} title
 * @param {import('./palette.js').Palette} palette
 * @returns {Option}
 */
function standalone(option, title, palette) {
  const {keys, series, ...rest} = option;
  return {
    ...rest, animation: false, backgroundColor: palette.card, tooltip: {show: false},
    title: {text: title, left: 16, top: 12,
      textStyle: {color: palette.ink, fontSize: 16, fontFamily: palette.font}},
    legend: {data: (keys ?? series.filter(told)).map((/** @type {Option} */ {name}) => name),
      left: 16, right: 16, top: 42, type: 'plain', icon: 'roundRect', itemWidth: 16,
      itemHeight: 8, textStyle: {color: palette.muted}},
    grid: {...option.grid, ...AROUND},
    series: [...series.map(below), ...(keys ?? []).map(keySeries)],
  };
}

/** @param {Option} series that a legend names */
const told = ({name, type, silent}) => name && !(silent && type === 'scatter');

/** @param {Option} series moved below the legend, if it has a place of its own */
const below = series => 'top' in series ? {...series, top: AROUND.top} : series;

/** @param {import('./base.js').Key} key as a series without data, which the legend shows */
const keySeries = ({name, color}) => ({type: 'scatter', name, data: [], itemStyle: {color}});

/** @param {Size} plot */
const sizeOf = ({width, height}) => ({width: width + AROUND.left + AROUND.right,
  height: height + AROUND.top + AROUND.bottom});

/**
 * @param {Option} option
 * @param {string} title
 * @param {import('./palette.js').Palette} palette
 * @param {Size} [plot]
 * @returns {Promise<Blob>} an SVG file
 */
export async function svg(option, title, palette, plot = PLOT) {
  const {init} = await echarts;
  const chart = init(null, null, {renderer: 'svg', ssr: true, ...sizeOf(plot)});
  chart.setOption(standalone(option, title, palette));
  const text = chart.renderToSVGString();
  chart.dispose();
  return new Blob([text], {type: 'image/svg+xml'});
}

/**
 * @param {Option} option
 * @param {string} title
 * @param {import('./palette.js').Palette} palette
 * @param {Size} [plot]
 * @returns {Promise<Blob>} a PNG file
 */
export async function png(option, title, palette, plot = PLOT) {
  const {init} = await echarts;
  const canvas = document.createElement('canvas');
  const chart = init(/** @type {any} */ (canvas), null,
    {renderer: 'canvas', devicePixelRatio: DENSITY, ...sizeOf(plot)});
  chart.setOption(standalone(option, title, palette));
  chart.getZr().flush();
  /** @type {?Blob} */
  const picture = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
  chart.dispose();
  if (picture === null) {
    throw new Error('The browser could not make a PNG picture of this chart.');
  }
  return picture;
}
