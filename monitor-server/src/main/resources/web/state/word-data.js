import {WordApi} from '../data/word-api.js';
import {key} from './place.js';

/** @typedef {import('../data/types.js').AnchorDistance} AnchorDistance */
/** @typedef {import('../data/types.js').Neighbour} Neighbour */

/**
 * Asks each question once, unless it fails.
 *
 * @typedef {object} Questions
 * @property {(question: string, ask: () => Promise<unknown>, newest?: number) => void} ask again
 *     where there is a newer epoch
 * @property {<V>(kind: string, answers: Map<string, V>, name: string, ask: () => Promise<V>) => void}
 *     keep the answer, as long as it is among those needed last
 */

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
   * @param {Questions} questions
   */
  constructor(run, signal, questions) {
    this.api = new WordApi(run, signal);
    this.questions = questions;
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
      this.questions.ask(`word ${word}`, async () => {
        const answer = await this.api.place(word);
        this.places = new Map(this.places).set(word, answer);
      });
    } else if (place.problem === undefined && newest !== undefined) {
      this.questions.ask(`distances ${word}`, async () => {
        const rows = await this.#upTo(newest, word, snapshots?.at(-2)?.epoch);
        this.distances = new Map(this.distances).set(word, rows);
      }, newest);
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
    this.questions.keep('near neuron', this.nearNeuron, `${epoch} ${key(id)}`,
      () => this.api.nearNeuron(id.layer, id.neuron, epoch, SHOWN));
  }

  /**
   * @param {string} word
   * @param {number} epoch
   */
  needNearWord(word, epoch) {
    this.questions.keep('near word', this.nearWord, `${epoch} ${word}`,
      () => this.api.nearWord(word, epoch, SHOWN));
  }
}
