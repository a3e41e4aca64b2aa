import {answerOf} from '../model/answer-of.js';
import {AnswerError, toLogin} from './answers.js';

/** @typedef {import('./columns.js').Texts} Texts */

/**
 * @typedef {Record<'epoch' | 'neuron' | 'concept' | 'similarity' | 'p_value' | 'concept_first_half'
 *     | 'concept_second_half' | 'nuisance_share' | 'x' | 'y' | 'mean_activation' | 'max_activation',
 *     Float64Array> & Record<'layer' | 'state' | 'word' | 'category' | 'concept_set' | 'nuisance',
 *     Texts>} NeuronColumns
 */

const worker = new Worker(new URL('./columns-worker.js', import.meta.url), {type: 'module'});

/**
 * Asks for many neurons, in a worker.
 *
 * @param {string} path
 * @returns {Promise<import('./types.js').Neuron[]>}
 */
export async function askNeurons(path) {
  const {pages, status, message} = await answerOf(worker, path);
  if (status === 401) {
    toLogin();
  }
  if (pages === null) {
    throw status === undefined ? new Error(message) : new AnswerError(status, message);
  }
  return pages.flatMap((/** @type {NeuronColumns} */ columns) =>
    Array.from(columns.x, (_, row) => new NeuronRow(columns, row)));
}

/** A neuron whose values are read from columns when they are asked for. */
class NeuronRow {
  #columns;
  #row;

  /**
   * @param {NeuronColumns} columns
   * @param {number} row
   */
  constructor(columns, row) {
    this.#columns = columns;
    this.#row = row;
  }

  get epoch() {
    return this.#columns.epoch[this.#row];
  }

  get layer() {
    return this.#text('layer') ?? '';
  }

  get neuron() {
    return this.#columns.neuron[this.#row];
  }

  get state() {
    return this.#text('state') ?? '';
  }

  get concept() {
    return this.#columns.concept[this.#row];
  }

  get word() {
    return this.#text('word');
  }

  get category() {
    return this.#text('category');
  }

  get similarity() {
    return this.#columns.similarity[this.#row];
  }

  get p_value() {
    return this.#columns.p_value[this.#row];
  }

  get concept_first_half() {
    return this.#columns.concept_first_half[this.#row];
  }

  get concept_second_half() {
    return this.#columns.concept_second_half[this.#row];
  }

  get concept_set() {
    return this.#text('concept_set') ?? '';
  }

  get nuisance() {
    return this.#text('nuisance') ?? '';
  }

  get nuisance_share() {
    return this.#columns.nuisance_share[this.#row];
  }

  get x() {
    return this.#columns.x[this.#row];
  }

  get y() {
    return this.#columns.y[this.#row];
  }

  get mean_activation() {
    return this.#columns.mean_activation[this.#row];
  }

  get max_activation() {
    return this.#columns.max_activation[this.#row];
  }

  /** @param {'layer' | 'state' | 'word' | 'category' | 'concept_set' | 'nuisance'} name */
  #text(name) {
    const {texts, codes} = this.#columns[name];
    return texts[codes[this.#row]];
  }
}
