/** @typedef {import('../state/commands.js').Command} Command */

/** The first of two keys waits so long for the second, in milliseconds. */
const PATIENCE = 1500;

/**
 * Where a key is typed as a letter, or moves what has the focus.
 *
 * @param {EventTarget | undefined} target
 */
const typing = target => target instanceof HTMLTextAreaElement
  || target instanceof HTMLSelectElement
  || target instanceof HTMLInputElement && !['range', 'checkbox'].includes(target.type);

/** Runs the command whose keys are pressed while its host is on the page. */
export class Keys {
  #before = '';
  #since = 0;
  /** @type {?KeyboardEvent[]} null unless keys are kept */
  #kept = null;

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {() => Command[]} commands
   */
  constructor(host, commands) {
    this.commands = commands;
    this.pressed = this.pressed.bind(this);
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('keydown', this.pressed);
  }

  hostDisconnected() {
    document.removeEventListener('keydown', this.pressed);
  }

  /**
   * Keeps the keys that are pressed until something has come, since they are meant for it.
   *
   * @param {Promise<unknown>} coming
   */
  async keptUntil(coming) {
    const kept = this.#kept ??= [];
    await coming;
    this.#kept = null;
    return kept;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const {key} = event;
    if (this.#kept) {
      event.preventDefault();
      this.#kept.push(event);
      return;
    }
    const within = event.composedPath();
    if (event.defaultPrevented || event.altKey || key === 'Shift'
        || within.some(target => target instanceof HTMLDialogElement)) {
      return;
    }
    const held = event.ctrlKey || event.metaKey;
    if (held ? key !== 'k' : typing(within[0])) {
      return;
    }
    const now = performance.now();
    const both = now - this.#since < PATIENCE ? `${this.#before} ${key}` : '';
    const wanted = held ? ['Ctrl+k'] : [both, key];
    const all = this.commands().filter(({keys}) => keys !== '');
    const command = wanted.map(keys => all.find(known => known.keys === keys)).find(Boolean);
    this.#before = command || held ? '' : key;
    this.#since = now;
    if (command) {
      event.preventDefault();
      command.act();
    }
  }
}
