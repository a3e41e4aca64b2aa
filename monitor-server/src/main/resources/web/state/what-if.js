import {AnswerError} from '../data/answers.js';

/**
 * What is asked: an epoch of which similarities are stored, and the settings that are not the
 * agent's.
 *
 * @typedef {{epoch: number, settings: Record<string, string | number>}} Asked
 *
 * @typedef {object} Answered
 * @property {Asked} asked
 * @property {import('../data/types.js').WhatIfLayer[]} layers
 * @property {import('../data/types.js').CategoryCount[]} categories
 * @property {?import('../data/types.js').WhatIfNeuron[]} neurons null until their places are known
 *
 * @typedef {object} Curves
 * @property {string} of what they were asked of
 * @property {Map<number, import('../data/types.js').WhatIfDistance[]>} distances by temperature
 * @property {?import('../data/types.js').WhatIfThreshold[]} thresholds
 */

/**
 * What the server computes of one run under the chosen settings. One question at a time: while a
 * slider moves, settings that were left before they could be asked about are never asked about.
 */
export class WhatIf {
  /** @type {?Answered} of the newest settings that were answered */
  answered = null;
  /** @type {?Curves} that were last asked for */
  curves = null;
  /** @type {?string} why the newest question has no answer, in the server's words */
  problem = null;

  #wanted = '';
  #done = '';
  #busy = false;

  /**
   * @param {import('../data/api.js').RunApi} api
   * @param {() => void} changed
   * @param {(error: unknown) => void} failed called when a question found no answer
   */
  constructor(api, changed, failed) {
    this.api = api;
    this.changed = changed;
    this.failed = failed;
  }

  /** Whether what was answered is not yet what was asked last. */
  get pending() {
    return this.#wanted !== this.#done;
  }

  /**
   * @param {Asked} asked
   * @param {number} version of what is stored
   */
  need(asked, version) {
    this.#wanted = JSON.stringify({...asked, version});
    if (!this.#busy && this.pending) {
      this.#work();
    }
  }

  async #work() {
    this.#busy = true;
    let answers = true;
    while (answers && this.pending) {
      const wanted = this.#wanted;
      const {epoch, settings} = JSON.parse(wanted);
      answers = await this.#attempt(() => this.#ask({epoch, settings}));
      if (answers) {
        this.#done = wanted;
        this.changed();
      }
    }
    this.#busy = false;
  }

  /** @param {Asked} asked */
  async #ask(asked) {
    const parameters = {epoch: asked.epoch, ...asked.settings};
    const [layers, categories] =
      await Promise.all([this.api.whatIf(parameters), this.api.whatIfCategories(parameters)]);
    this.answered = {asked, layers, categories, neurons: this.answered?.neurons ?? null};
    this.changed();
    const neurons = await this.api.whatIfNeurons(parameters);
    this.answered = {asked, layers, categories, neurons};
  }

  /**
   * Asks for the curves, one temperature after the other.
   *
   * @param {Asked} asked
   * @param {number[]} temperatures
   */
  async draw({epoch, settings}, temperatures) {
    const {temperature, threshold, ...others} = settings;
    const curves = {of: JSON.stringify({epoch, others}), distances: new Map(),
      /** @type {Curves['thresholds']} */ thresholds: null};
    this.curves = curves;
    const answers = await this.#attempt(async () => {
      const ask = async (/** @type {() => Promise<void>} */ question) => {
        if (this.curves === curves) {
          await question();
          this.changed();
        }
      };
      await ask(async () => {
        curves.thresholds = await this.api.whatIfThresholds({epoch, ...others});
      });
      for (const one of temperatures) {
        await ask(async () => {
          curves.distances.set(one, await this.api.whatIfDistances({...others, temperature: one}));
        });
      }
    });
    if (answers) {
      this.changed();
    }
  }

  /**
   * @param {() => Promise<unknown>} question
   * @returns {Promise<boolean>} whether the server answered, if only that it can't
   */
  async #attempt(question) {
    try {
      await question();
      this.problem = null;
    } catch (error) {
      if (!(error instanceof AnswerError)) {
        if (!this.api.signal.aborted) {
          this.failed(error);
        }
        return false;
      }
      this.problem = error.message;
    }
    return true;
  }
}
