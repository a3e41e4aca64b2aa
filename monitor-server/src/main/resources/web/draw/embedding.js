import {decimal} from '../model/format.js';
import {roleName} from '../model/anchors.js';
import {CHANGES, CHANGE_NAMES} from '../model/neuron-changes.js';
import {categoryName, explained, neuronName, shownWord} from '../model/tables.js';
import {key, same} from '../state/place.js';
import {base, tooltip} from './base.js';
import {changeColor, colorOf, neuronSeries} from './embedding-neurons.js';
import {layerColor, withAlpha} from './palette.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('./palette.js').Palette} Palette */

/**
 * What the embedding view shows.
 *
 * @typedef {object} Scene
 * @property {import('../data/types.js').Concept[]} concepts
 * @property {import('../data/types.js').Anchor[]} anchors the user's own
 * @property {Neuron[]} neurons of one epoch and the shown layers, placed ones only, in the order
 *     in which they are drawn
 * @property {Neuron[][]} trails of the tracked neurons, each up to the shown epoch
 * @property {?import('../state/place.js').NeuronId} selected
 * @property {?Set<string>} found keys of the neurons that a search found, null without a search
 * @property {string[]} layers all layers in order
 * @property {'category' | 'layer' | 'change'} colour
 * @property {import('../model/neuron-changes.js').Changes} changes since another epoch, needed where
 *     they are the colour
 * @property {Neuron[]} neighbours of the selected neuron, nearest first
 * @property {number} width of the plot in pixels
 * @property {import('../model/extent.js').Extent} axes
 * @property {Palette} palette
 */

const STAR = 'path://M10 0L12.4 7H20L13.9 11.4L16.2 18.6L10 14.2L3.8 18.6L6.1 11.4L0 7H7.6Z';
/** The user's own anchors: a diamond for a wished one, a sign of warning for an unwanted one. */
const DIAMOND = 'path://M10 0L20 10L10 20L0 10Z';
const WARNING = 'path://M10 1L20 19H0ZM9 7.5V13H11V7.5ZM9 14.5V16.5H11V14.5Z';
/** Neurons nearer than this, in units of the x axis' length, count as lying in one place. */
const ONE_PLACE = 0.006;
const TIP_NEURONS = 6;
/** Pixels between a name and the map's edge, at least. */
const EDGE = 3;

/**
 * @param {Scene} scene
 * @param {() => Scene} now the scene with the newest neurons: where they are many, the option stays
 *     when they change
 * @param {() => Neuron | undefined} pointed the neuron under the pointer where they are many
 */
export function embeddingOption(scene, now, pointed) {
  const {axes, palette} = scene;
  const drawn = neuronSeries(scene, pointed);
  const side = {type: 'value', show: false};
  const zoom = {type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl',
    moveOnMouseWheel: false, minSpan: 4};
  return {
    ...base(palette),
    keys: keys(scene),
    neuronAt: drawn.at,
    grid: {left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'none'},
    tooltip: {...tooltip(items => describe(items[0], now(), drawn)), trigger: 'item'},
    xAxis: {...side, min: axes.x[0], max: axes.x[1]},
    yAxis: {...side, min: axes.y[0], max: axes.y[1]},
    dataZoom: [{...zoom, id: 'x', xAxisIndex: 0}, {...zoom, id: 'y', yAxisIndex: 0}],
    series: [concepts(scene), anchors(scene), ...scene.trails.map(trail => trailSeries(trail, palette)),
      neighbours(scene), ...drawn.series, selection(scene), ...labels(scene)],
  };
}

/**
 * What the colours mean.
 *
 * @param {Scene} scene
 */
const keys = ({colour, layers, concepts: shown, palette}) => colour === 'change'
  ? CHANGES.map(change => ({name: CHANGE_NAMES[change], color: changeColor(palette, change)}))
  : colour === 'category' ? [...explained(shown), 'low-level', 'none'].map(category => ({name: categoryName(category),
    color: category === 'none' ? palette.faint : palette.category[category]}))
  : layers.map((name, i) => ({name, color: layerColor(palette, i, layers.length)}));

/** @param {Scene} scene */
function concepts({concepts: shown, colour, palette}) {
  return {
    id: 'concepts', name: 'concepts', type: 'scatter', symbol: STAR, symbolSize: 13, z: 2,
    emphasis: {scale: 1.4},
    data: shown.map(({concept, word, category, x, y}) => ({
      id: `concept ${concept}`, name: word, value: [x, y],
      itemStyle: {color: withAlpha(
        colour === 'category' ? palette.category[category] : palette.strong, 0.55)},
    })),
  };
}

/** @param {Scene} scene */
function anchors({anchors: shown, palette}) {
  return {
    id: 'anchors', name: 'anchors', type: 'scatter', symbolSize: 17, z: 5,
    emphasis: {scale: 1.3},
    data: shown.map(({anchor, word, role, x, y}) => ({
      id: `anchor ${anchor}`, name: word, value: [x, y],
      symbol: role === 'wished' ? DIAMOND : WARNING,
      itemStyle: {color: roleColor(role, palette), borderColor: palette.card, borderWidth: 1},
    })),
  };
}

/**
 * @param {string} role
 * @param {Palette} palette
 */
const roleColor = (role, palette) => role === 'wished' ? palette.good : palette.bad;

/**
 * The names of tracked neurons, of own anchors and of concepts, above the neurons and only where
 * they have room: ECharts gives it first to labels of larger symbols.
 *
 * @param {Scene} scene
 */
function labels({concepts: shown, anchors: own, trails, width, palette}) {
  const common = {type: 'scatter', z: 6, silent: true, itemStyle: {color: 'transparent'},
    labelLayout: within(width, true)};
  const text = {show: true, formatter: '{b}', fontSize: 11, textBorderColor: palette.card,
    textBorderWidth: 3};
  return [
    {...common, id: 'names', name: 'names', symbolSize: 20, labelLayout: within(width, false),
      label: {...text, position: 'right', distance: 2, color: palette.ink, fontWeight: 600},
      data: trails.map(trail => trail[trail.length - 1]).filter(({x}) => Number.isFinite(x))
        .map(last => ({name: neuronName(last), value: [last.x, last.y]}))},
    {...common, id: 'own words', name: 'own words', symbolSize: 18,
      label: {...text, position: 'bottom', distance: 1, fontWeight: 600},
      data: own.map(({word, role, x, y}) => ({name: word, value: [x, y],
        label: {color: roleColor(role, palette)}}))},
    {...common, id: 'words', name: 'words', symbolSize: 13,
      label: {...text, position: 'bottom', distance: 1, color: palette.muted},
      data: shown.map(({word, x, y}) => ({name: word, value: [x, y]}))},
  ];
}

/**
 * Moves a name that the edge would cut.
 *
 * @param {number} width of the plot in pixels
 * @param {boolean} below whether it stands below its place and not beside it
 */
const within = (width, below) => (/** @type {any} */ {rect, labelRect}) => {
  const left = below ? rect.x + (rect.width - labelRect.width) / 2 : rect.x + rect.width;
  const right = left + labelRect.width;
  return {hideOverlap: true, dx: left < EDGE ? EDGE - left : Math.min(0, width - EDGE - right)};
};

/**
 * @param {Neuron[]} trail
 * @param {Palette} palette
 */
function trailSeries(trail, palette) {
  return {
    id: `trail ${key(trail[0])}`, name: neuronName(trail[0]), type: 'line', symbol: 'circle', z: 3,
    animation: false, connectNulls: false, silent: true,
    lineStyle: {width: 1.6, color: palette.ink, opacity: 0.7},
    itemStyle: {color: palette.ink},
    data: trail.map(({epoch, x, y}, i) => ({name: String(epoch),
      symbolSize: 3 + 3 * (i + 1) / trail.length,
      value: Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [null, null]})),
  };
}

/**
 * Lines from the selected neuron to its neighbours.
 *
 * @param {Scene} scene
 */
function neighbours({neurons: shown, neighbours: near, selected, palette}) {
  const own = shown.find(neuron => same(neuron, selected));
  return {
    id: 'neighbours', name: 'neighbours', type: 'lines', coordinateSystem: 'cartesian2d', z: 3,
    silent: true, animation: false, lineStyle: {color: palette.ink, width: 1, opacity: 0.45,
      type: 'dotted'},
    data: own === undefined ? [] : near.map(({x, y}) => ({coords: [[own.x, own.y], [x, y]]})),
  };
}

/** @param {Scene} scene */
function selection({neurons: shown, selected, palette}) {
  return {
    id: 'selected', name: 'selected', type: 'scatter', symbol: 'circle', symbolSize: 20, z: 5,
    silent: true,
    itemStyle: {color: 'transparent', borderColor: palette.ink, borderWidth: 2},
    data: shown.filter(neuron => same(neuron, selected)).map(neuron =>
      ({id: key(neuron), value: [neuron.x, neuron.y]})),
  };
}

/**
 * @param {any} item
 * @param {Scene} scene
 * @param {import('./embedding-neurons.js').Drawn} drawn
 */
function describe(item, scene, drawn) {
  if (item.seriesId === 'concepts') {
    const {word, category} = scene.concepts[item.dataIndex];
    return {title: word, rows: [{color: scene.palette.category[category], name: 'concept',
      value: category}]};
  }
  if (item.seriesId === 'anchors') {
    const {word, role} = scene.anchors[item.dataIndex];
    return {title: word, rows: [{color: roleColor(role, scene.palette), name: 'own anchor',
      value: roleName(role)}]};
  }
  const here = drawn.at(item);
  if (here === undefined) {
    return {title: '', rows: []};
  }
  const reach = ONE_PLACE * (scene.axes.x[1] - scene.axes.x[0]);
  const close = scene.neurons.filter(({x, y}) => Math.hypot(x - here.x, y - here.y) < reach);
  const others = close.length > TIP_NEURONS ? ` · ${close.length} neurons here` : '';
  return {
    title: neuronName(here) + others,
    rows: [here, ...close.filter(neuron => neuron !== here)].slice(0, TIP_NEURONS).map(neuron => ({
      color: colorOf(neuron, scene),
      name: `${neuronName(neuron)}  ${shownWord(neuron)}`,
      value: decimal(neuron.similarity),
    })),
  };
}
