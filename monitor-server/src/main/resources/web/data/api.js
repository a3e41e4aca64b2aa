/** Questions to the server; the only module that knows their addresses. */

import {ask, askAll, askArrow, query} from './answers.js';

/** Points of a series beyond which the page asks for ranges of points. */
export const POINTS = 1000;
const RUNS = '/api/v1/runs';
const SETTINGS = '/api/v1/settings';

/** Rows of neurons beyond which a worker asks for them: more would hold up the page. */
const MANY_NEURONS = 3000;

const neuronRows = () => import('./neuron-rows.js');

/**
 * @param {string} run
 * @param {string} question
 * @param {Record<string, string | number>} [parameters]
 */
const pathOf = (run, question, parameters = {}) =>
  `${RUNS}/${encodeURIComponent(run)}/${question}?${query(parameters)}`;

/** Whether the server asked for a token, so that the browser can give it back. */
export const hasSession = () => document.querySelector('meta[name=session]') !== null;

/** Takes the token out of the browser. */
export async function logOut() {
  try {
    await fetch('/api/v1/session', {method: 'DELETE'});
  } finally {
    location.assign('/login');
  }
}

/** @returns {Promise<import('./types.js').Run[]>} newest first */
export async function runs() {
  const [all, settings] = await Promise.all([askAll(RUNS), askAll(SETTINGS)]);
  const byRun = Map.groupBy(settings.rows, ({run}) => run);
  return all.rows.map(run => ({...run, tags: run.tags === '' ? [] : run.tags.split(','),
    settings: (byRun.get(run.run) ?? []).map(({name, text}) => ({name, text}))}));
}

/** Questions about one run. */
export class RunApi {
  /** @type {Map<string, number>} of the newest answer to each question */
  versions = new Map();
  /** Whether an answer showed that the run has many neurons. */
  #many = false;

  /**
   * @param {string} run
   * @param {AbortSignal} signal ends every question that is under way
   */
  constructor(run, signal) {
    this.run = run;
    this.signal = signal;
  }

  /**
   * @param {string} question
   * @param {Record<string, string | number>} [parameters]
   */
  async #all(question, parameters = {}) {
    const {rows, version} = await askAll(pathOf(this.run, question, parameters), this.signal);
    this.versions.set(question, version);
    return rows;
  }

  /**
   * The pages of an answer as Arrow streams, to be saved.
   *
   * @param {string} question
   * @param {Record<string, string | number>} [parameters]
   */
  arrow(question, parameters = {}) {
    return askArrow(pathOf(this.run, question, parameters), this.signal);
  }

  /** @returns {Promise<import('./types.js').Setting[]>} */
  settings() {
    return this.#all('settings');
  }

  /** @returns {Promise<import('./types.js').Layer[]>} */
  layers() {
    return this.#all('layers');
  }

  /** @returns {Promise<import('./types.js').Concept[]>} */
  concepts() {
    return this.#all('concepts');
  }

  /** @returns {Promise<import('./types.js').Anchor[]>} */
  anchors() {
    return this.#all('anchors');
  }

  /**
   * The series; a longer one than so many points comes as so many ranges of points.
   *
   * @param {number} points
   * @returns {Promise<import('./types.js').Scalar[]>}
   */
  async series(points) {
    const rows = await this.#all('series', {points});
    this.versions.set('scalars', this.versions.get('series') ?? 0);
    return rows;
  }

  /**
   * The points that came after what the series or the last of these answers held.
   *
   * @param {number} limit
   * @returns {Promise<?import('./types.js').Point[]>} null where there are more, or what was known
   *     is gone
   */
  async newScalars(limit) {
    const after = this.versions.get('scalars') ?? 0;
    const {rows, version, next} =
      await ask(pathOf(this.run, 'scalars', {after, limit}), this.signal);
    if (next !== null || version < after) {
      return null;
    }
    this.versions.set('scalars', version);
    return rows;
  }

  /** @returns {Promise<import('./types.js').Snapshot[]>} */
  snapshots() {
    return this.#all('snapshots');
  }

  /** @returns {Promise<import('./types.js').Diversity[]>} */
  diversity() {
    return this.#all('diversity');
  }

  /** @returns {Promise<import('./types.js').AnchorDistance[]>} */
  anchorDistances() {
    return this.#all('anchor-distances');
  }

  /** @returns {Promise<import('./types.js').CategoryCount[]>} */
  categories() {
    return this.#all('categories');
  }

  /** @returns {Promise<import('./types.js').Alert[]>} oldest first */
  alerts() {
    return this.#all('alerts');
  }

  /**
   * @param {number} epoch
   * @returns {Promise<import('./types.js').Neuron[]>}
   */
  async neurons(epoch) {
    if (!this.#many) {
      const {rows, next} =
        await ask(pathOf(this.run, 'neurons', {epoch, limit: MANY_NEURONS}), this.signal);
      if (next === null) {
        return rows;
      }
      this.#many = true;
    }
    const {askNeurons} = await neuronRows();
    const rows = await askNeurons(pathOf(this.run, 'neurons', {epoch}));
    this.signal.throwIfAborted();
    return rows;
  }

  /**
   * @param {string} layer
   * @param {number} neuron
   * @returns {Promise<import('./types.js').Neuron[]>} one row an epoch
   */
  history(layer, neuron) {
    return this.#all('neuron', {layer, neuron});
  }

  /**
   * @param {string} layer
   * @param {number} neuron
   * @param {number} epoch
   * @returns {Promise<import('./types.js').TopImage[]>}
   */
  topImages(layer, neuron, epoch) {
    return this.#all('top-images', {layer, neuron, epoch});
  }

  /** @returns {Promise<import('./types.js').Detector[]>} the run's own first */
  detectors() {
    return this.#all('detectors');
  }

  /** @returns {Promise<import('./types.js').Similarities[]>} */
  similarities() {
    return this.#all('similarities');
  }

  /**
   * @param {Record<string, string | number>} settings
   * @returns {Promise<import('./types.js').WhatIfLayer[]>}
   */
  whatIf(settings) {
    return this.#all('what-if', settings);
  }

  /**
   * @param {Record<string, string | number>} settings
   * @returns {Promise<import('./types.js').CategoryCount[]>}
   */
  whatIfCategories(settings) {
    return this.#all('what-if/categories', settings);
  }

  /**
   * @param {Record<string, string | number>} settings
   * @returns {Promise<import('./types.js').WhatIfNeuron[]>}
   */
  whatIfNeurons(settings) {
    return this.#all('what-if/neurons', settings);
  }

  /**
   * @param {Record<string, string | number>} settings
   * @returns {Promise<import('./types.js').WhatIfThreshold[]>}
   */
  whatIfThresholds(settings) {
    return this.#all('what-if/thresholds', settings);
  }

  /**
   * @param {Record<string, string | number>} settings
   * @returns {Promise<import('./types.js').WhatIfDistance[]>}
   */
  whatIfDistances(settings) {
    return this.#all('what-if/distances', settings);
  }

  /**
   * @param {string} layer
   * @param {number} neuron
   * @returns {Promise<import('./types.js').Histogram[]>} one an epoch
   */
  async histograms(layer, neuron) {
    const rows = await this.#all('histograms', {layer, neuron});
    return rows.map(({counts, ...row}) =>
      ({...row, counts: counts === '' ? [] : counts.split(',').map(Number)}));
  }

  /**
   * The first of the stretches in which a neuron detects a concept.
   *
   * @param {string} word text that the concept holds
   * @param {number} limit
   * @returns {Promise<import('./types.js').Detections>}
   */
  async detections(word, limit) {
    const {rows, next} =
      await ask(pathOf(this.run, 'detections', {word, limit}), this.signal);
    return {rows, more: next !== null};
  }

  /**
   * @param {number} image
   * @returns {string} address of the thumbnail
   */
  imageAddress(image) {
    return `${RUNS}/${encodeURIComponent(this.run)}/images/${image}`;
  }
}
