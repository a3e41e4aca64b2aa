import {format, parse} from './place.js';

/** @typedef {import('./place.js').Place} Place */

/** Keeps the place and the address bar equal. Fires `change`. */
export class Router extends EventTarget {
  /** @type {Place} */
  place = parse(location.hash);

  constructor() {
    super();
    addEventListener('hashchange', () => this.#arrive());
    addEventListener('popstate', () => this.#arrive());
  }

  /**
   * Goes to a place that differs in some parts. Another view, run or neuron is a step that the
   * Back button undoes; everything else is not.
   *
   * @param {Partial<Place>} parts
   */
  go(parts) {
    this.place = {...this.place, ...parts};
    const address = format(this.place);
    if (address === location.hash) {
      return;
    }
    const step = 'view' in parts || 'run' in parts || 'neuron' in parts;
    history[step ? 'pushState' : 'replaceState'](null, '', address);
    this.dispatchEvent(new Event('change'));
  }

  #arrive() {
    if (format(parse(location.hash)) !== format(this.place)) {
      this.place = parse(location.hash);
      this.dispatchEvent(new Event('change'));
    }
  }
}
