/** Diversity of several runs, put side by side layer by layer. */

import {ofLayer} from './tables.js';

/** @typedef {import('../data/types.js').Diversity} Diversity */

/**
 * One chosen run.
 *
 * @typedef {object} RunDiversity
 * @property {string} run its id
 * @property {string} name
 * @property {import('../draw/runs.js').Look} look
 * @property {Diversity[]} rows
 */

/** What is compared, from the rows of a layer. */
export const MEASURES = /** @type {const} */ ({
  anchor_distance: {title: 'd_anchor', value: (/** @type {Diversity} */ row) => row.anchor_distance},
  interpretable: {title: 'Interpretable neurons',
    value: (/** @type {Diversity} */ row) => row.interpretable},
});

/**
 * The layers that some run has, in the order of the first run that has them.
 *
 * @param {RunDiversity[]} runs
 */
export const layersOf = runs => [...new Set(runs.flatMap(({rows}) => rows.map(({layer}) => layer)))];

/**
 * Lines of a measure in one layer, one a run that has it.
 *
 * @param {RunDiversity[]} runs
 * @param {string} layer
 * @param {keyof MEASURES} measure
 * @returns {{name: string, look: import('../draw/runs.js').Look, points: [number, number][]}[]}
 */
export const lines = (runs, layer, measure) => runs.map(({name, look, rows}) => ({name, look,
  points: ofLayer(rows, layer).map(row =>
    /** @type {[number, number]} */ ([row.epoch, MEASURES[measure].value(row)]))}))
  .filter(({points}) => points.length > 0);
