import {POINTS, RunApi} from '../data/api.js';
import {coalesced} from '../data/coalesced.js';
import {withPoints} from '../model/series.js';
import {key} from './place.js';
import {WhatIf} from './what-if.js';
import {WordData} from './word-data.js';

/** @typedef {import('./place.js').NeuronId} NeuronId */
/** @typedef {import('../data/types.js').Neuron} Neuron */

/** Shortest time between two questions of one kind, in milliseconds. */
const PAUSE = 250;
/** Time after which a question that failed may be asked again, in milliseconds. */
const RETRY = 3000;
/** Points beyond which asking for all series again is better than adding them one by one. */
const MOST_NEWS = 20_000;
/** Most stretches of detected concepts that are shown at once. */
const DETECTIONS = 1000;
/** Answers to searches that are kept. */
const SEARCHES_KEPT = 20;
/** Epochs whose neurons are kept for the slider. */
const EPOCHS_KEPT = 300;

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

  #abort = new AbortController();
  #asked = new Set();
  /** Points that came after the series were last asked for as a whole. */
  #appended = 0;
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
    this.words = new WordData(run, this.#abort.signal, (question, work) => this.#ask(question, work));
    this.changed = changed;
    this.failed = failed;
    this.whatIf = new WhatIf(this.api, changed, failed);
    this.#questions = {
      scalars: this.#question('scalars', async () => ({scalars: await this.#scalars()})),
      detectors: this.#question('detectors', async () =>
        ({detectors: await this.api.detectors()})),
      similarities: this.#question('similarities', async () =>
        ({similarities: await this.api.similarities()})),
      snapshots: this.#question('snapshots', () => this.#snapshots()),
      layers: this.#question('layers', async () => ({layers: await this.api.layers()})),
      settings: this.#question('settings', async () => ({settings: await this.api.settings()})),
      anchors: this.#question('anchors', async () => ({anchors: await this.api.anchors()})),
      concepts: this.#question('concepts', async () => ({concepts: await this.api.concepts()})),
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

  /** @param {number} epoch */
  needNeurons(epoch) {
    this.#once(`neurons ${epoch}`, this.neurons, epoch, () => this.api.neurons(epoch));
  }

  /** @param {NeuronId} id */
  needHistory(id) {
    const newest = this.newestEpoch;
    this.#once(`history ${newest} ${key(id)}`, this.histories, key(id),
      () => this.api.history(id.layer, id.neuron));
  }

  /** @param {NeuronId} id */
  needHistograms(id) {
    this.#once(`histograms ${this.newestEpoch} ${key(id)}`, this.histograms, key(id),
      () => this.api.histograms(id.layer, id.neuron));
  }

  /** @param {string} word text that detected concepts hold */
  needDetections(word) {
    this.#once(`detections ${this.newestEpoch} ${word}`, this.detections, word,
      () => this.api.detections(word, DETECTIONS));
  }

  /**
   * @param {NeuronId} id
   * @param {number} epoch
   */
  needTopImages(id, epoch) {
    const name = `${epoch} ${key(id)}`;
    this.#once(`images ${name}`, this.topImages, name,
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
    const news = this.scalars === null || this.#appended > MOST_NEWS
      ? null : await this.api.newScalars(MOST_NEWS);
    if (news === null) {
      this.#appended = 0;
      return this.api.series(POINTS);
    }
    this.#appended += news.length;
    const odd = news.filter(({tag, value}) => !Number.isFinite(value) && !this.#odd.has(tag));
    if (odd.length > 0) {
      odd.forEach(({tag}) => this.#odd.add(tag));
      this.#askAlerts();
    }
    return news.length === 0 ? this.scalars : withPoints(this.scalars ?? [], news);
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
   * @template K, V
   * @param {string} question asked once, unless it fails
   * @param {Map<K, V>} answers
   * @param {K} name
   * @param {() => Promise<V>} ask
   */
  #once(question, answers, name, ask) {
    this.#ask(question, async () => {
      answers.set(name, await ask());
      this.#forget();
    });
  }

  /**
   * @param {string} question asked once, unless it fails
   * @param {() => Promise<unknown>} ask
   */
  #ask(question, ask) {
    if (!this.#asked.has(question)) {
      this.#asked.add(question);
      this.#attempt(ask)
        .then(answered => answered || setTimeout(() => this.#retry(question), RETRY));
    }
  }

  /** @param {string} question */
  #retry(question) {
    this.#asked.delete(question);
    this.changed();
  }

  #forget() {
    for (const word of [...this.detections.keys()].slice(0, -SEARCHES_KEPT)) {
      this.detections.delete(word);
      this.#asked.delete(`detections ${this.newestEpoch} ${word}`);
    }
    for (const epoch of this.neurons.keys()) {
      if (this.neurons.size <= EPOCHS_KEPT) {
        return;
      }
      this.neurons.delete(epoch);
      this.#asked.delete(`neurons ${epoch}`);
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
