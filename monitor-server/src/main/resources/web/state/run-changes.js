import {AnswerError} from '../data/answers.js';
import {removeRun, renameRun, restoreRun, tagRun} from '../data/changes.js';

/** @typedef {import('../data/types.js').Run} Run */

/** Renames, tags, deletes and restores runs; remembers what can be undone and what was refused. */
export class RunChanges {
  /** @type {?Run} the run that was deleted last and can be restored */
  deleted = null;
  /** @type {?string} why the last change was not made */
  refusal = null;

  /** @param {() => void} changed called when something here has changed, or the runs have */
  constructor(changed) {
    this.changed = changed;
  }

  /**
   * @param {Run} run
   * @param {string} name
   */
  rename({run, name: before}, name) {
    return this.#attempt(`${before} could not be renamed`, () => renameRun(run, name));
  }

  /**
   * @param {Run} run
   * @param {string[]} tags
   */
  tag({run, name}, tags) {
    return this.#attempt(`${name} could not be tagged`, () => tagRun(run, tags));
  }

  /** @param {Run} run */
  remove(run) {
    return this.#attempt(`${run.name} could not be deleted`, async () => {
      await removeRun(run.run);
      this.deleted = run;
    });
  }

  /** @param {Run} run */
  restore(run) {
    return this.#attempt(`${run.name} could not be restored`, async () => {
      await restoreRun(run.run);
      this.deleted = null;
    });
  }

  dismiss() {
    this.refusal = null;
    this.changed();
  }

  /**
   * @param {string} failure
   * @param {() => Promise<unknown>} change
   */
  async #attempt(failure, change) {
    try {
      this.refusal = null;
      await change();
    } catch (error) {
      this.refusal = `${failure}: ${error instanceof AnswerError ? error.message
        : 'the server does not answer'}.`;
    }
    this.changed();
  }
}
