import {withTyped, withTypedDistances} from '../model/anchors.js';
import {inside} from '../model/lasso.js';
import {neuronChanges} from '../model/neuron-changes.js';
import {remembered} from '../model/remembered.js';
import {detecting} from '../model/tables.js';
import {START, key} from './place.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('./place.js').Place} Place */
/** @typedef {import('./run-data.js').RunData} RunData */

/** @type {any[]} */
const NONE = [];
/** @type {Map<string, any>} */
const NOTHING = new Map();

/**
 * What an embedding view shows of one run at one epoch. Every selection is the same object as long as
 * nothing that it is made of changes, so that a map is drawn again only where it differs.
 */
export class EmbeddingSelection {
  #layers = remembered((/** @type {import('../data/types.js').Layer[]} */ layers) =>
    layers.map(({layer}) => layer));
  #shown = remembered((/** @type {?Neuron[]} */ all, /** @type {string[]} */ layers) =>
    all && layers.length > 0 ? all.filter(({layer}) => layers.includes(layer)) : all);
  #anchors = remembered(withTyped);
  #distances = remembered(withTypedDistances);
  #trails = remembered((/** @type {number} */ epoch, /** @type {Neuron[][]} */ ...histories) =>
    histories.length === 0 ? NONE
      : histories.map(history => history.filter(row => row.epoch <= epoch))
        .filter(trail => trail.length > 0));
  #neighbours = remembered((/** @type {?Neuron[]} */ shown,
    /** @type {import('../data/types.js').Neighbour[]} */ nearest) => {
    const wanted = new Set(nearest.map(key));
    return wanted.size === 0 ? NONE : (shown ?? []).filter(neuron => wanted.has(key(neuron)));
  });

  constructor() {
    this.update(null, START, null, null);
  }

  /**
   * @param {?RunData} data
   * @param {Place} place
   * @param {?number} epoch
   * @param {?Neuron[]} all neurons of the epoch
   */
  update(data, place, epoch, all) {
    /** @type {?import('../data/types.js').Concept[]} null while loading */
    this.concepts = data?.concepts ?? null;
    this.layers = this.#layers(data?.layers ?? NONE);
    /** @type {?Neuron[]} of the shown layers, null while loading */
    this.neurons = this.#shown(all, place.layers);
    const words = data?.words ?? null;
    this.anchors = this.#anchors(
      data?.anchors ?? NONE, place.wished, place.unwanted, words?.places ?? NOTHING);
    this.distances = this.#distances(
      data?.anchorDistances ?? NONE, this.anchors, words?.distances ?? NOTHING);
    this.trails = this.#trails(epoch ?? -1,
      ...place.tracked.map(id => data?.histories.get(key(id)) ?? NONE));
    /** @type {?import('../data/types.js').Neighbour[]} null while loading */
    this.nearest = (place.neuron && words?.nearNeuron.get(`${epoch} ${key(place.neuron)}`)) ?? null;
    this.neighbours = this.#neighbours(this.neurons, this.nearest ?? NONE);
  }
}

/** The neurons that a search and a lasso choose, and how neurons changed: the same in two maps. */
export class NeuronChoice {
  #detected = remembered((/** @type {?Neuron[]} */ shown, /** @type {string} */ find) =>
    detecting(shown ?? [], find));
  #inside = remembered((/** @type {Place['lasso']} */ lasso, /** @type {?Neuron[]} */ neurons) =>
    lasso && neurons && new Set(neurons.filter(place => inside(lasso.points, place)).map(key)));
  #lassoed = remembered((/** @type {?Neuron[]} */ shown, /** @type {?Set<string>} */ chosen) =>
    shown && chosen && shown.filter(neuron => chosen.has(key(neuron))));
  #found = remembered((/** @type {?Neuron[]} */ detected, /** @type {?Set<string>} */ chosen) =>
    detected === null ? chosen
      : new Set(detected.map(key).filter(id => chosen === null || chosen.has(id))));
  #changes = remembered((/** @type {?Neuron[]} */ before, /** @type {?Neuron[]} */ after) =>
    before && after ? neuronChanges(before, after) : NOTHING);

  constructor() {
    this.update(null, START, null, null);
  }

  /**
   * @param {?RunData} data
   * @param {Place} place
   * @param {?number} from epoch with which the shown one is compared
   * @param {?Neuron[]} neurons that are shown
   */
  update(data, place, from, neurons) {
    const at = (/** @type {?number} */ epoch) =>
      (epoch === null ? null : data?.neurons.get(epoch)) ?? null;
    const chosen = this.#inside(place.lasso, at(place.lasso?.epoch ?? null));
    this.detected = this.#detected(neurons, place.find);
    this.lassoed = this.#lassoed(neurons, chosen);
    this.found = this.#found(place.find.trim() ? this.detected : null, chosen);
    /** @type {import('../model/neuron-changes.js').Changes} none unless they are shown */
    this.changes = this.#changes(place.colour === 'change' ? at(from) : null, neurons);
  }
}
