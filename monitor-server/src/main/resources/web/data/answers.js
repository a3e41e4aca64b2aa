/** How the server answers: JSON or Arrow, in pages, or with a reason why not. */

/** Columns whose values are text even where they look like a number. */
export const TEXT = new Set(
  ('run name framework backend probe_set concept_set detector rule layer kind word category role '
    + 'tag tags state nuisance caption text words counts message').split(' '));

const JSON_TYPE = 'application/json';
const ARROW = 'application/vnd.apache.arrow.stream';

/** @type {Record<string, number>} */
export const NOT_FINITE = {NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity};

/** Rows that are decoded in one go: more would hold up the page. */
const AT_ONCE = 4000;

/** The server answered, but not with what was asked for. */
export class AnswerError extends Error {
  /**
   * @param {number} status HTTP status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * Turns columns and rows into objects; "NaN" and the infinities become numbers.
 *
 * @param {{columns: string[], rows: unknown[][]}} answer
 * @returns {Promise<any[]>} typed by the caller
 */
async function decode({columns, rows}) {
  const numeric = columns.map(column => !TEXT.has(column));
  /** @type {any[]} */
  const all = [];
  for (const row of rows) {
    if (all.length > 0 && all.length % AT_ONCE === 0) {
      await new Promise(resolve => setTimeout(resolve));
    }
    /** @type {Record<string, unknown>} */
    const decoded = {};
    columns.forEach((column, i) => {
      const value = row[i];
      decoded[column] = numeric[i] && typeof value === 'string' ? NOT_FINITE[value] : value;
    });
    all.push(decoded);
  }
  return all;
}

/**
 * Rows, the version of what they hold, and where more rows are.
 *
 * @typedef {{rows: any[], version: number, next: ?string}} Answer
 */

/** @type {Map<string, Promise<Response>>} to what early.js asked, by path, for who asks next */
const early = /** @type {any} */ (globalThis).early;

/** @param {string} path */
function taken(path) {
  const answer = early.get(path);
  early.delete(path);
  return answer;
}

/**
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @returns {Promise<Answer>}
 */
export async function ask(path, signal) {
  const response = await accepted(taken(path) ?? sent(path, JSON_TYPE, signal));
  return {
    rows: await decode(await response.json()),
    version: Number(response.headers.get('Data-Version')),
    next: following(response),
  };
}

/**
 * @param {string} path
 * @param {string} accept media type
 * @param {AbortSignal} [signal]
 */
const sent = (path, accept, signal) => fetch(path, {signal, headers: {Accept: accept}});

/** Gives way to the page that asks for a token; nothing in a worker, which can't. */
export const toLogin = () => location.assign?.(`/login${location.hash}`);

/** @param {Promise<Response>} answer */
async function accepted(answer) {
  const response = await answer;
  if (response.status === 401) {
    toLogin();
  }
  if (!response.ok) {
    const {error} = await response.json().catch(() => ({error: response.statusText}));
    throw new AnswerError(response.status, String(error));
  }
  return response;
}

/**
 * @param {Response} response
 * @returns {?string} the address of the next page
 */
const following = response =>
  /<(.*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1] ?? null;

/**
 * Asks page after page.
 *
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @returns {Promise<Answer>}
 */
export async function askAll(path, signal) {
  const answer = await ask(path, signal);
  while (answer.next !== null) {
    const {rows, next} = await ask(answer.next, signal);
    answer.rows = answer.rows.concat(rows);
    answer.next = next;
  }
  return answer;
}

/**
 * @param {Record<string, string | number>} parameters
 */
export const query = parameters =>
  new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));

/**
 * The pages of an answer as Arrow streams, each whole in itself.
 *
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @returns {Promise<Blob[]>}
 */
export const askArrow = (path, signal) =>
  askPages(path, ARROW, response => response.blob(), signal);

/**
 * The pages of an answer as they are sent.
 *
 * @param {string} path
 * @returns {Promise<{columns: string[], rows: any[][]}[]>}
 */
export const askRaw = path => askPages(path, JSON_TYPE, response => response.json());

/**
 * @template P
 * @param {string} path
 * @param {string} accept media type
 * @param {(response: Response) => Promise<P>} read
 * @param {AbortSignal} [signal]
 */
async function askPages(path, accept, read, signal) {
  const pages = [];
  /** @type {?string} */
  let next = path;
  while (next !== null) {
    const response = await accepted(sent(next, accept, signal));
    pages.push(await read(response));
    next = following(response);
  }
  return pages;
}
