/** The live connection: says what has news, and whether it stands. */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const TOKEN_REVOKED = 4401;

/**
 * What a view wants to hear of.
 *
 * @typedef {object} Subscription
 * @property {string} question
 * @property {string} [run] none for all runs
 * @property {() => number | undefined} version of what the view has; undefined if it wants to
 *     hear at once
 * @property {() => void} news called when there is some
 */

/**
 * Listens to the server and reconnects with growing waits. Whatever has changed while it was not
 * connected is told of when it is again, and nothing else.
 *
 * Fires `open` after each connect and `closed` after each loss.
 */
export class Live extends EventTarget {
  #wait = FIRST_WAIT;
  #stopped = false;
  /** @type {Map<string, Subscription>} by name */
  #subscriptions = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {WebSocket | undefined} */
  #socket;

  constructor() {
    super();
    this.retryNow = this.retryNow.bind(this);
    addEventListener('online', this.retryNow);
    this.#connect();
  }

  /**
   * Listens from now on, unless it does so already.
   *
   * @param {string} name
   * @param {Subscription} subscription
   */
  listen(name, subscription) {
    if (!this.#subscriptions.has(name)) {
      this.#subscriptions.set(name, subscription);
      this.#subscribe(name, subscription);
    }
  }

  /** @param {string} name */
  forget(name) {
    if (this.#subscriptions.delete(name)) {
      this.#send({unsubscribe: name});
    }
  }

  /** Connects without further waiting, unless connected. */
  retryNow() {
    if (this.#socket?.readyState === WebSocket.CLOSED) {
      this.#wait = FIRST_WAIT;
      this.#connect();
    }
  }

  close() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    removeEventListener('online', this.retryNow);
    this.#socket?.close();
  }

  #connect() {
    clearTimeout(this.#timer);
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/api/v1/live`);
    socket.onopen = () => this.#opened();
    socket.onmessage = message => this.#heard(JSON.parse(message.data));
    socket.onclose = ({code}) =>
      code === TOKEN_REVOKED ? location.assign(`/login${location.hash}`) : this.#lost();
    this.#socket = socket;
  }

  #opened() {
    this.#wait = FIRST_WAIT;
    this.#subscriptions.forEach((subscription, name) => this.#subscribe(name, subscription));
    this.dispatchEvent(new Event('open'));
  }

  /**
   * @param {string} name
   * @param {Subscription} subscription
   */
  #subscribe(name, {question, run, version}) {
    this.#send({subscribe: name, question, run, after: version()});
  }

  /** @param {object} message */
  #send(message) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  /** @param {import('./types.js').Notice} notice */
  #heard({subscription: name}) {
    this.#subscriptions.get(name)?.news();
  }

  #lost() {
    if (this.#stopped) {
      return;
    }
    this.dispatchEvent(new Event('closed'));
    this.#timer = setTimeout(() => this.#connect(), this.#wait * (0.75 + Math.random() / 2));
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
  }
}
