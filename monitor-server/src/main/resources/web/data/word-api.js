import {AnswerError, ask, askAll, query} from './answers.js';

/** @typedef {import('./types.js').Neighbour} Neighbour */

/** The status of an answer that may be another one soon. */
const BUSY = 503;

/** Questions about words, and about what is near in the space of the words, of one run. */
export class WordApi {
  /**
   * @param {string} run
   * @param {AbortSignal} signal ends every question that is under way
   */
  constructor(run, signal) {
    this.address = `/api/v1/runs/${encodeURIComponent(run)}`;
    this.signal = signal;
  }

  /**
   * @param {string} word
   * @returns {Promise<import('../model/anchors.js').TypedWord>} its place, or why it has none
   */
  async place(word) {
    try {
      const {rows: [{x, y}]} = await ask(`${this.address}/words?${query({word})}`, this.signal);
      return {x, y};
    } catch (error) {
      return {problem: refusal(error).message};
    }
  }

  /**
   * The neuron of each layer that is nearest to a word.
   *
   * @param {string} word
   * @param {number} [epoch] only this one
   * @returns {Promise<import('./types.js').AnchorDistance[]>} of anchor -1
   */
  async distances(word, epoch) {
    const parameters = {word, ...epoch === undefined ? {} : {epoch}};
    const {rows} =
      await askAll(`${this.address}/word-distances?${query(parameters)}`, this.signal);
    return rows.map(row => ({...row, anchor: -1}));
  }

  /**
   * @param {string} word
   * @param {number} epoch
   * @param {number} limit
   * @returns {Promise<Neighbour[]>} none where the word can't be encoded
   */
  async nearWord(word, epoch, limit) {
    try {
      return await this.#neighbours('nearest-neurons', {word, epoch, limit});
    } catch (error) {
      refusal(error);
      return [];
    }
  }

  /**
   * @param {string} layer
   * @param {number} neuron
   * @param {number} epoch
   * @param {number} limit
   * @returns {Promise<Neighbour[]>}
   */
  nearNeuron(layer, neuron, epoch, limit) {
    return this.#neighbours('neighbours', {layer, neuron, epoch, limit});
  }

  /**
   * @param {string} question
   * @param {Record<string, string | number>} parameters
   */
  async #neighbours(question, parameters) {
    return (await ask(`${this.address}/${question}?${query(parameters)}`, this.signal)).rows;
  }
}

/**
 * The error itself if the server will answer the same again.
 *
 * @param {unknown} error
 * @throws what may be otherwise soon
 */
function refusal(error) {
  if (error instanceof AnswerError && error.status !== BUSY) {
    return error;
  }
  throw error;
}
