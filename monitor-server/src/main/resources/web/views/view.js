import {LitElement} from 'lit';
import {lookOf} from '../draw/runs.js';

/** @typedef {import('../state/monitor.js').Monitor} Monitor */

/** What all views are given: the page's state, and the colours. */
export class View extends LitElement {
  static properties = {
    monitor: {attribute: false},
    version: {type: Number},
    palette: {attribute: false},
  };

  constructor() {
    super();
    /** @type {Monitor} */
    this.monitor = /** @type {any} */ (null);
    /** Grows with every change of the state. */
    this.version = 0;
    /** @type {import('../draw/palette.js').Palette} */
    this.palette = /** @type {any} */ (null);
  }

  get data() {
    return this.monitor.data;
  }

  get place() {
    return this.monitor.place;
  }

  /** How each run is drawn, by id. */
  get looks() {
    const {palette, monitor} = this;
    const oldestFirst = [...monitor.runs ?? []].reverse();
    return new Map(oldestFirst.map(({run}, n) => [run, lookOf(n, palette)]));
  }

  /** The chosen runs whose diversity was answered. */
  get diversities() {
    return this.monitor.chosen.flatMap(({run, name}) => {
      const rows = this.monitor.dataOf(run)?.diversity;
      const look = this.looks.get(run);
      return rows && look ? [{run, name, look, rows}] : [];
    });
  }

  get stale() {
    return this.monitor.staleSince;
  }
}
