import {WordApi} from '../data/word-api.js';
import {key} from './place.js';

/** @typedef {import('../data/types.js').AnchorDistance} AnchorDistance */
/** @typedef {import('../data/types.js').Neighbour} Neighbour */

/** Neurons nearest to one or to a word that are shown. */
const SHOWN = 8;

/**
 * What the server says of words that were typed, where they lie and how far neurons are from them;
 * and of what is near. Of the first two the maps are replaced with each answer, never changed.
 */
export class WordData {
  /** @type {Map<string, import('../model/anchors.js').TypedWord>} */
  places = new Map();
  /** @type {Map<string, AnchorDistance[]>} at every epoch */
  distances = new Map();
  /** @type {Map<string, Neighbour[]>} by epoch and neuron */
  nearNeuron = new Map();
  /** @type {Map<string, Neighbour[]>} by epoch and word */
  nearWord = new Map();

  /**
   * @param {string} run
   * @param {AbortSignal} signal ends every question that is under way
   * @param {(question: string, ask: () => Promise<unknown>) => void} once asks each question once,
   *     unless it fails
   */
  constructor(run, signal, once) {
    this.api = new WordApi(run, signal);
    this.once = once;
  }

  /**
   * Asks for a word's place and, once it has one, for its distances.
   *
   * @param {string} word
   * @param {?import('../data/types.js').Snapshot[]} snapshots
   */
  need(word, snapshots) {
    const place = this.places.get(word);
    const newest = snapshots?.at(-1)?.epoch;
    if (place === undefined) {
      this.once(`word ${word}`, async () => {
        const answer = await this.api.place(word);
        this.places = new Map(this.places).set(word, answer);
      });
    } else if (place.problem === undefined && newest !== undefined) {
      this.once(`distances ${newest} ${word}`, async () => {
        const rows = await this.#upTo(newest, word, snapshots?.at(-2)?.epoch);
        this.distances = new Map(this.distances).set(word, rows);
      });
    }
  }

  /**
   * Those of the newest epoch beside the known ones if they are of the epoch before, else all.
   *
   * @param {number} newest
   * @param {string} word
   * @param {number | undefined} before
   */
  async #upTo(newest, word, before) {
    const known = this.distances.get(word);
    return known === undefined || known.at(-1)?.epoch !== before ? this.api.distances(word)
      : [...known, ...await this.api.distances(word, newest)];
  }

  /**
   * @param {import('./place.js').NeuronId} id
   * @param {number} epoch
   */
  needNearNeuron(id, epoch) {
    const name = `${epoch} ${key(id)}`;
    this.once(`near neuron ${name}`, async () =>
      this.nearNeuron.set(name, await this.api.nearNeuron(id.layer, id.neuron, epoch, SHOWN)));
  }

  /**
   * @param {string} word
   * @param {number} epoch
   */
  needNearWord(word, epoch) {
    const name = `${epoch} ${word}`;
    this.once(`near word ${name}`, async () =>
      this.nearWord.set(name, await this.api.nearWord(word, epoch, SHOWN)));
  }
}
