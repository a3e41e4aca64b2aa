import {AnswerError} from '../data/answers.js';
import {runs} from '../data/api.js';
import {coalesced} from '../data/coalesced.js';
import {later} from '../data/later.js';
import {Live} from '../data/live.js';
import {names} from './place.js';
import {Router} from './router.js';
import {RunData} from './run-data.js';

/** @typedef {import('../data/types.js').Run} Run */

/** Later than the first questions, which every place asks. */
const needs = later('state/needs.js', () => import('./needs.js'));

/** Shortest time between two questions for the list of runs, in milliseconds. */
const PAUSE = 500;
/** Time after which an unanswered question is asked again, in milliseconds. */
const RETRY = 3000;

/** The page's state: the runs, the chosen runs' data, the place, the connection. Fires `change`. */
export class Monitor extends EventTarget {
  router = new Router();
  /** @type {?Run[]} newest first; null before the first answer */
  runs = null;
  /** @type {?RunData} of the run that the page is about */
  data = null;
  /** @type {Map<string, RunData>} of the runs beside it, by id */
  beside = new Map();
  /** @type {?import('./run-changes.js').RunChanges} null before the first may be made */
  changes = null;
  /** @type {?number} when the server answered last */
  answered = null;
  /** @type {'connecting' | 'live' | 'lost'} */
  connection = 'connecting';
  /** @type {?string} why the newest question found no answer */
  problem = null;

  /** @type {?(monitor: Monitor) => void} asks for what the place shows; null until it is there */
  #need = null;
  #live = new Live();
  #notified = false;
  #retrying = false;
  #askRuns = coalesced(() => this.#loadRuns(), PAUSE);

  constructor() {
    super();
    this.router.addEventListener('change', () => this.#changed());
    this.#live.addEventListener('open', () => this.#connection('live'));
    this.#live.addEventListener('closed', () => this.#connection('lost'));
    this.#askRuns();
    requestIdleCallback(() => this.#learn());
  }

  get place() {
    return this.router.place;
  }

  /** @returns {?Run} the run of the address, else the newest; null if there is none */
  get run() {
    const {run} = this.place;
    return this.runs?.find(candidate => run === null || names(run, candidate.run)) ?? null;
  }

  /** @returns {Run[]} the run that the page is about and those compared with it */
  get chosen() {
    const {run} = this;
    return run === null ? [] : [run, ...this.runs?.filter(other => other !== run
      && this.place.compared.some(name => names(name, other.run))) ?? []];
  }

  /**
   * What is known of a chosen run.
   *
   * @param {string} run
   */
  dataOf(run) {
    return run === this.data?.run ? this.data : this.beside.get(run) ?? null;
  }

  /** @returns {?Run} the run that an epoch is compared with, if it is another one */
  get against() {
    const {against, view} = this.place;
    const found = against === null || view !== 'concepts' ? null
      : this.runs?.find(({run}) => names(against, run)) ?? null;
    return found === this.run ? null : found;
  }

  /** @returns {?RunData} of the run that the shown one's epoch is compared with */
  get earlier() {
    return this.against === null ? this.data : this.dataOf(this.against.run);
  }

  /** @returns {?number} since when the page shows what may have changed; null while it is live */
  get staleSince() {
    return this.connection === 'lost' ? this.answered : null;
  }

  /** @returns {?number} the epoch of the address if it is complete, else the newest complete one */
  get epoch() {
    const newest = this.data?.newestEpoch ?? null;
    return newest === null ? null : Math.min(this.place.epoch ?? newest, newest);
  }

  /** @returns {?number} the epoch that the shown one is compared with */
  get from() {
    const newest = this.earlier?.newestEpoch ?? null;
    const usual = this.against === null ? this.earlier?.snapshots?.[0]?.epoch ?? 0 : newest;
    return newest === null ? null : Math.min(this.place.from ?? usual ?? newest, newest);
  }

  /** Asks for the runs, which are not what they were. */
  runsChanged() {
    this.#askRuns();
    this.#changed();
  }

  /** Asks again for everything, without waiting. */
  retryNow() {
    this.#live.retryNow();
    this.#refreshAll();
  }

  #refreshAll() {
    this.#askRuns();
    this.#all().forEach(data => data.refreshAll());
    if (this.#need === null) {
      this.#learn();
    }
  }

  /** From then on asks for what the place shows. */
  async #learn() {
    try {
      this.#need = (await needs()).need;
      this.#changed();
    } catch (error) {
      this.#failed(error);
    }
  }

  #all() {
    return [...this.data ? [this.data] : [], ...this.beside.values()];
  }

  /** @param {Monitor['connection']} connection */
  #connection(connection) {
    this.connection = connection;
    this.#changed();
  }

  async #loadRuns() {
    try {
      this.runs = await runs();
      this.#live.listen('runs', {question: 'runs', version: () => undefined, news: this.#askRuns});
      this.#answered();
    } catch (error) {
      this.#failed(error);
    }
  }

  #answered() {
    this.problem = null;
    this.answered = Date.now();
    this.#changed();
  }

  /** @param {unknown} error */
  #failed(error) {
    this.problem = error instanceof AnswerError ? error.message : 'The server does not answer.';
    this.#changed();
    if (!this.#retrying) {
      this.#retrying = true;
      setTimeout(() => {
        this.#retrying = false;
        this.#refreshAll();
      }, RETRY);
    }
  }

  #changed() {
    this.#follow();
    this.#need?.(this);
    if (!this.#notified) {
      this.#notified = true;
      queueMicrotask(() => {
        this.#notified = false;
        this.dispatchEvent(new Event('change'));
      });
    }
  }

  /** Loads the chosen runs if others were chosen or a newer one appeared. */
  #follow() {
    const {against} = this;
    const [run, ...others] = [...this.chosen, ...against === null ? [] : [against]]
      .map(chosen => chosen.run);
    if ((run ?? null) !== (this.data?.run ?? null)) {
      this.data?.close();
      this.data = run === undefined ? null : this.#load(run);
    }
    for (const [other, data] of this.beside) {
      if (!others.includes(other)) {
        data.close();
        this.beside.delete(other);
      }
    }
    others.filter((other, i) => !this.beside.has(other) && others.indexOf(other) === i)
      .forEach(other => this.beside.set(other, this.#load(other)));
  }

  /** @param {string} run */
  #load(run) {
    return new RunData(run, this.#live, () => this.#answered(), error => this.#failed(error));
  }

  /** The run beside, if it is shown, and its epoch. */
  get other() {
    const other = this.chosen[1];
    const data = other ? this.dataOf(other.run) : null;
    const newest = data?.newestEpoch ?? null;
    return {run: other ?? null, data,
      epoch: newest === null ? null : Math.min(this.place.epoch ?? newest, newest)};
  }
}
