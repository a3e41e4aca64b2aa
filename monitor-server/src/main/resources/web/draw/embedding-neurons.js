import {CHANGES, changeIn} from '../model/neuron-changes.js';
import {neuronName, shownCategory} from '../model/tables.js';
import {key} from '../state/place.js';
import {layerColor, withAlpha} from './palette.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('./embedding.js').Scene} Scene */

/** Diameters of a dot with and without a concept, in pixels. */
const LARGE = 11;
const SMALL = 8;
/** With more neurons than this, dots shrink and jump instead of moving. */
const MANY = 1000;
/** With more neurons than this, they are one picture. */
const VERY_MANY = 3000;
/** How visible neurons are that a search or a lasso leaves out. */
export const DIMMED = 0.12;
/** Greatest distance of a dot from its place, in pixels; see {@link spread}. */
const SPREAD = 10;
/** The golden angle, and the golden ratio's part behind the point. */
const TURN = Math.PI * (3 - Math.sqrt(5));
const RATIO = (Math.sqrt(5) - 1) / 2;
/** @type {[number, number][]} that were asked for before */
const spreads = [];

/** @type {Record<import('../model/neuron-changes.js').Change, string>} by change */
const SHAPES = {gained: 'triangle', lost: 'path://M0 0H20L10 17Z', other: 'diamond',
  kept: 'circle', none: 'circle'};

/**
 * The series of the neurons, and which neuron each item is.
 *
 * @typedef {{series: any[], at: (item: any) => Neuron | undefined}} Drawn
 */

/**
 * Whether the neurons are so many that they are one picture.
 *
 * @param {Scene} scene
 */
export const areMany = ({neurons}) => neurons.length > VERY_MANY;

/**
 * @param {Scene} scene
 * @param {() => Neuron | undefined} pointed the one of many that is under the pointer
 * @returns {Drawn}
 */
export const neuronSeries = (scene, pointed) =>
  areMany(scene) ? {series: [pointerSeries], at: pointed} : oneByOne(scene);

/** Draws nothing and answers the pointer everywhere. */
const pointerSeries = {
  id: 'neurons', name: 'neurons', type: 'custom', z: 1, animation: false, cursor: 'default',
  data: [[0, 0]], renderItem: (/** @type {any} */ {coordSys: {x, y, width, height}}) =>
    ({type: 'rect', shape: {x, y, width, height}, style: {fill: 'transparent'}}),
};

/**
 * @param {Scene} scene
 * @returns {Drawn}
 */
function oneByOne(scene) {
  const shrink = shrinkage(scene);
  const exact = shownExactly(scene);
  return {
    at: ({dataIndex}) => scene.neurons[dataIndex],
    series: [{
      id: 'neurons', name: 'neurons', type: 'scatter', symbol: 'circle', z: 4,
      emphasis: {scale: 1.5}, animation: scene.neurons.length <= MANY,
      data: scene.neurons.map(neuron => {
        const interpretable = neuron.state === 'concept';
        return {
          id: key(neuron), name: neuronName(neuron), value: [neuron.x, neuron.y, neuron.similarity],
          symbol: shapeOf(neuron, scene), symbolSize: shrink * (interpretable ? LARGE : SMALL),
          symbolOffset: exact.has(key(neuron)) ? [0, 0] : spread(neuron, scene.layers),
          itemStyle: {
            ...fill(neuron, scene), borderWidth: shrink * (interpretable ? 1 : 1.2),
            opacity: isLeftOut(neuron, scene) ? DIMMED : 1,
          },
        };
      }),
    }],
  };
}

/** @param {Scene} scene */
const shrinkage = ({neurons}) => Math.max(0.4, Math.min(1, Math.sqrt(MANY / neurons.length)));

/**
 * Tracked and selected neurons are drawn in their place.
 *
 * @param {Scene} scene
 */
export const shownExactly = ({trails, selected}) =>
  new Set([...trails.map(trail => key(trail[0])), ...selected ? [key(selected)] : []]);

/**
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export const isLeftOut = (neuron, {found}) => found !== null && !found.has(key(neuron));

/**
 * Neurons that detect one concept lie in one place and would hide each other: each is drawn a few
 * pixels off, always in the same direction.
 *
 * @param {Neuron} neuron
 * @param {string[]} layers
 * @returns {[number, number]}
 */
export function spread({layer, neuron}, layers) {
  const index = 1 + neuron + 7 * layers.indexOf(layer);
  const radius = SPREAD * Math.sqrt(index * RATIO % 1);
  return spreads[index] ??= [radius * Math.cos(index * TURN), radius * Math.sin(index * TURN)];
}

/**
 * What a neuron's colour tells.
 *
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export const kindOf = (neuron, {colour, changes}) => colour === 'layer' ? neuron.layer
  : colour === 'change' ? changeIn(changes, neuron) : shownCategory(neuron);

/**
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export function colorOf(neuron, scene) {
  const {colour, layers, palette} = scene;
  const kind = kindOf(neuron, scene);
  return colour === 'layer' ? layerColor(palette, layers.indexOf(kind), layers.length)
    : colour === 'change' ? changeColor(palette, kind)
      : kind === 'none' ? palette.faint : palette.category[kind];
}

/**
 * @param {import('./palette.js').Palette} palette
 * @param {string} change
 */
export const changeColor = (palette, change) =>
  change === 'none' ? palette.faint : palette.change[CHANGES.findIndex(name => name === change)];

/**
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
const shapeOf = (neuron, scene) => scene.colour === 'change'
  ? SHAPES[changeIn(scene.changes, neuron)] : 'circle';

/**
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export const isSolid = (neuron, scene) =>
  neuron.state === 'concept' || kindOf(neuron, scene) === 'lost';

/**
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
function fill(neuron, scene) {
  const color = colorOf(neuron, scene);
  const solid = isSolid(neuron, scene);
  return {
    color: solid ? color : withAlpha(color, neuron.state === 'low-level' ? 0.5 : 0.15),
    borderColor: solid ? scene.palette.card : color,
  };
}
