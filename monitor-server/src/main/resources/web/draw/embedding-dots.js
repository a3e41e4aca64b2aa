import {key} from '../state/place.js';
import {DIMMED, colorOf, isLeftOut, isSolid, kindOf, shownExactly, spread}
  from './embedding-neurons.js';
import {channels} from './palette.js';

/** @typedef {import('./embedding.js').Scene} Scene */
/** @typedef {import('./dots.js').Look} Look */

/** Diameters in pixels, with and without a concept. */
const LARGE = 4.4;
const SMALL = 3.4;

/**
 * The neurons as they are drawn where they are many.
 *
 * @param {Scene} scene
 * @returns {import('./dots.js').Dots}
 */
export function dotsOf(scene) {
  const {neurons, layers, axes, width} = scene;
  const exact = shownExactly(scene);
  const unit = (axes.x[1] - axes.x[0]) / width;
  const places = new Float64Array(2 * neurons.length);
  neurons.forEach((neuron, i) => {
    const [dx, dy] = exact.size > 0 && exact.has(key(neuron)) ? [0, 0] : spread(neuron, layers);
    places[2 * i] = neuron.x + dx * unit;
    places[2 * i + 1] = neuron.y - dy * unit;
  });
  return {places, ...looksOf(scene)};
}

/**
 * How each of many neurons looks; those that look alike are of one kind.
 *
 * @param {Scene} scene
 */
function looksOf(scene) {
  const {neurons} = scene;
  /** @type {Map<string, number>} */
  const groups = new Map();
  /** @type {Look[]} */
  const looks = [];
  const kinds = new Uint16Array(neurons.length);
  neurons.forEach((neuron, i) => {
    const out = isLeftOut(neuron, scene);
    const found = neuron.state === 'concept';
    const kind = kindOf(neuron, scene);
    const group = groups.get(kind) ?? groups.size;
    groups.set(kind, group);
    kinds[i] = 4 * group + 2 * Number(out) + Number(found);
    looks[kinds[i]] ??= {
      color: channels(colorOf(neuron, scene)),
      alpha: (out ? DIMMED : 1) * (isSolid(neuron, scene) ? 0.8 : 0.5),
      diameter: found ? LARGE : SMALL,
    };
  });
  return {kinds, looks};
}
