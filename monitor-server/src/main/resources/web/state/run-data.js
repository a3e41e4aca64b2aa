import {POINTS, RunApi} from '../data/api.js';
import {coalesced} from '../data/coalesced.js';
import {later} from '../data/later.js';
import {key} from './place.js';

/** @typedef {import('./place.js').NeuronId} NeuronId */
/** @typedef {import('../data/types.js').Neuron} Neuron */

/** Later than the first questions: series grow only then. */
const series = later('model/series.js', () => import('../model/series.js'));

/** Shortest time between two questions of one kind, in milliseconds. */
const PAUSE = 250;
/** Time after which a question that failed may be asked again, in milliseconds. */
const RETRY = 3000;
/** New points beyond which asking for all series again is better than adding them one by one. */
const MOST_NEWS = 20_000;
/** Most stretches of detected concepts that are shown at once. */
const DETECTIONS = 1000;
/** Answers of one kind that are kept, but for these two kinds. */
const KEPT = 300;
/** Answers to searches that are kept. */
const SEARCHES_KEPT = 20;
/** Rows of neurons that are kept for the slider. */
const NEURONS_KEPT = 200_000;
/** Epochs whose neurons are kept in any case: as many as can be shown at once, and one more. */
const EPOCHS_KEPT = 5;

/**
 * All that the page knows of one run. Arrays are replaced, never changed, so that a view can tell
 * by identity what is new. A snapshot's tables never change once it is complete.
 */
export class RunData {
  /** @type {?import('../data/types.js').Setting[]} */
  settings = null;
  /** @type {?import('../data/types.js').Layer[]} */
  layers = null;
  /** @type {?import('../data/types.js').Concept[]} */
  concepts = null;
  /** @type {?import('../data/types.js').Anchor[]} the user's own */
  anchors = null;
  /** @type {?import('../data/types.js').Scalar[]} */
  scalars = null;
  /** @type {?import('../data/types.js').Snapshot[]} */
  snapshots = null;
  /** @type {?import('../data/types.js').Diversity[]} */
  diversity = null;
  /** @type {?import('../data/types.js').AnchorDistance[]} */
  anchorDistances = null;
  /** @type {?import('../data/types.js').CategoryCount[]} */
  categories = null;
  /** @type {?import('../data/types.js').Alert[]} oldest first */
  alerts = null;
  /** @type {?import('../data/types.js').Detector[]} whose similarities are stored */
  detectors = null;
  /** @type {?import('../data/types.js').Similarities[]} the epochs of which they are */
  similarities = null;
  /** @type {Map<number, Neuron[]>} by epoch */
  neurons = new Map();
  /** @type {Map<string, Neuron[]>} by {@link key} */
  histories = new Map();
  /** @type {Map<string, import('../data/types.js').TopImage[]>} by epoch and {@link key} */
  topImages = new Map();
  /** @type {Map<string, import('../data/types.js').Histogram[]>} by {@link key} */
  histograms = new Map();
  /** @type {Map<string, import('../data/types.js').Detections>} by searched word */
  detections = new Map();

  /** @type {?import('./word-data.js').WordData} null before the first need for it */
  words = null;
  /** @type {?import('./what-if.js').WhatIf} null before the first need for it */
  whatIf = null;
  /** @type {import('./word-data.js').Questions} */
  questions = {
    ask: (question, work, newest) => this.#ask(question, work, newest),
    keep: (kind, answers, name, work) => this.#keep(kind, answers, name, work),
  };

  #abort = new AbortController();
  /** @type {Map<string, number>} the newest epoch that each question was asked about */
  #asked = new Map();
  /** Tags of new points that were not finite: only the first one of a series raises an alert. */
  #odd = new Set();
  /** @type {Record<string, () => void>} */
  #questions;

  /**
   * @param {string} run
   * @param {import('../data/live.js').Live} live says what has news
   * @param {() => void} changed called after something was answered
   * @param {(error: unknown) => void} failed called when a question found no answer
   */
  constructor(run, live, changed, failed) {
    this.run = run;
    this.live = live;
    this.api = new RunApi(run, this.#abort.signal);
    this.changed = changed;
    this.failed = failed;
    this.#questions = {
      snapshots: this.#question('snapshots', () => this.#snapshots()),
      layers: this.#question('layers', async () => ({layers: await this.api.layers()})),
      settings: this.#question('settings', async () => ({settings: await this.api.settings()})),
      anchors: this.#question('anchors', async () => ({anchors: await this.api.anchors()})),
      concepts: this.#question('concepts', async () => ({concepts: await this.api.concepts()})),
      scalars: this.#question('scalars', async () => ({scalars: await this.#scalars()})),
    };
    this.refreshAll();
  }

  /** @returns {?number} the newest complete epoch */
  get newestEpoch() {
    return this.snapshots?.at(-1)?.epoch ?? null;
  }

  /**
   * Whether the run has this neuron.
   *
   * @param {NeuronId} id
   */
  has({layer, neuron}) {
    return this.layers?.some(known => known.layer === layer && neuron < known.neurons) ?? false;
  }

  /** Asks again for everything that can have changed. */
  refreshAll() {
    Object.values(this.#questions).forEach(ask => ask());
  }

  /** Asks which similarities are stored, from now on whenever that can have changed. */
  needSimilarities() {
    if (this.#questions.similarities === undefined) {
      this.#questions.detectors = this.#question('detectors', async () =>
        ({detectors: await this.api.detectors()}));
      this.#questions.similarities = this.#question('similarities', async () =>
        ({similarities: await this.api.similarities()}));
      this.#questions.detectors();
      this.#questions.similarities();
    }
  }

  /** @param {number} epoch */
  needNeurons(epoch) {
    this.#keep('neurons', this.neurons, epoch, () => this.api.neurons(epoch));
  }

  /** @param {NeuronId} id */
  needHistory(id) {
    this.#keep('history', this.histories, key(id),
      () => this.api.history(id.layer, id.neuron), this.newestEpoch);
  }

  /** @param {NeuronId} id */
  needHistograms(id) {
    this.#keep('histograms', this.histograms, key(id),
      () => this.api.histograms(id.layer, id.neuron), this.newestEpoch);
  }

  /** @param {string} word text that detected concepts hold */
  needDetections(word) {
    this.#keep('detections', this.detections, word,
      () => this.api.detections(word, DETECTIONS), this.newestEpoch);
  }

  /**
   * @param {NeuronId} id
   * @param {number} epoch
   */
  needTopImages(id, epoch) {
    this.#keep('images', this.topImages, `${epoch} ${key(id)}`,
      () => this.api.topImages(id.layer, id.neuron, epoch));
  }

  /** Ends all questions; nothing changes any more. */
  close() {
    Object.keys(this.#questions).forEach(question =>
      this.live.forget(`${question} ${this.run}`));
    this.#abort.abort();
  }

  /** What is new since the last answer, if there is one and it is near; else all series. */
  async #scalars() {
    return this.scalars && await this.#withNews(this.scalars) || this.api.series(POINTS);
  }

  /** @param {import('../data/types.js').Scalar[]} known */
  async #withNews(known) {
    const {withPoints} = await series();
    const news = await this.api.newScalars(MOST_NEWS);
    const odd =
      news?.filter(({tag, value}) => !Number.isFinite(value) && !this.#odd.has(tag)) ?? [];
    if (odd.length > 0) {
      odd.forEach(({tag}) => this.#odd.add(tag));
      this.#askAlerts();
    }
    return news?.length === 0 ? known : news && withPoints(known, news, POINTS);
  }

  /** Nothing of an epoch is complete before its snapshot. */
  async #snapshots() {
    const [snapshots, diversity, anchorDistances, categories] = await Promise.all([
      this.api.snapshots(), this.api.diversity(), this.api.anchorDistances(),
      this.api.categories()]);
    this.#askAlerts();
    return {snapshots, diversity, anchorDistances, categories};
  }

  #askAlerts() {
    this.#attempt(async () => {
      this.alerts = await this.api.alerts();
    });
  }

  /**
   * A question that is asked again when there is news.
   *
   * @param {string} question
   * @param {() => Promise<Partial<RunData>>} ask
   */
  #question(question, ask) {
    const again = coalesced(() => this.#attempt(async () => {
      Object.assign(this, await ask());
      this.#abort.signal.throwIfAborted();
      this.live.listen(`${question} ${this.run}`, {question, run: this.run,
        version: () => this.api.versions.get(question), news: again});
    }), PAUSE);
    return again;
  }

  /**
   * Asks for what is needed, unless it is known, and keeps the answers that were needed last.
   *
   * @template {string | number} K
   * @template V
   * @param {string} kind
   * @param {Map<K, V>} answers
   * @param {K} name
   * @param {() => Promise<V>} ask
   * @param {?number} [newest] the newest epoch, if the answer is about all epochs
   */
  #keep(kind, answers, name, ask, newest = null) {
    const known = answers.get(name);
    if (known !== undefined) {
      answers.delete(name);
      answers.set(name, known);
    }
    this.#ask(`${kind} ${name}`, async () => {
      const answer = await ask();
      answers.delete(name);
      answers.set(name, answer);
      this.#forget(kind, answers);
    }, newest);
  }

  /**
   * @param {string} question asked once, unless it fails or there is a newer epoch
   * @param {() => Promise<unknown>} ask
   * @param {?number} [newest] the newest epoch, if the answer is about all epochs
   */
  #ask(question, ask, newest = null) {
    const epoch = newest ?? 0;
    if (this.#asked.get(question) !== epoch) {
      this.#asked.set(question, epoch);
      this.#attempt(ask)
        .then(answered => answered || setTimeout(() => this.#retry(question), RETRY));
    }
  }

  /** @param {string} question */
  #retry(question) {
    this.#asked.delete(question);
    this.changed();
  }

  /**
   * @template {string | number} K
   * @param {string} kind
   * @param {Map<K, unknown>} answers those needed last come last
   */
  #forget(kind, answers) {
    for (const name of [...answers.keys()].slice(0, -this.#most(kind))) {
      answers.delete(name);
      this.#asked.delete(`${kind} ${name}`);
    }
  }

  /** @param {string} kind */
  #most(kind) {
    switch (kind) {
      case 'neurons': {
        const rows = Math.max(...[...this.neurons.values()].map(({length}) => length));
        return Math.max(EPOCHS_KEPT, Math.min(KEPT, Math.floor(NEURONS_KEPT / rows)));
      }
      case 'detections': return SEARCHES_KEPT;
      default: return KEPT;
    }
  }

  /**
   * @param {() => Promise<unknown>} work
   * @returns {Promise<boolean>} whether it succeeded
   */
  async #attempt(work) {
    try {
      await work();
      this.changed();
      return true;
    } catch (error) {
      if (!this.#abort.signal.aborted) {
        this.failed(error);
      }
      return false;
    }
  }
}
