import {LitElement, css, html, svg} from 'lit';
import {shared} from '../style/shared.js';

/** @typedef {[number, number]} Pixel from the left and from the top */

/** Pixels that the cross moves with an arrow key, and with Shift. */
const STEP = 10;
const LEAP = 60;
/** Pixels between two corners of a drawn line. */
const APART = 4;

/** @type {Record<string, Pixel>} */
const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/**
 * Lies over a plot and lets a line be drawn around what is there: with the pointer, or, as a box from
 * corner to corner, with arrow keys and Enter. Fires `drawn` with its corners, and `given-up`.
 */
export class Lasso extends LitElement {
  static properties = {
    line: {state: true},
    cross: {state: true},
    corner: {state: true},
  };

  static styles = [shared, css`
    :host { position: absolute; inset: 0; cursor: crosshair; touch-action: none; z-index: 1;
      border-radius: 8px; }
    :host(:focus-visible) { outline: 2px solid var(--accent); outline-offset: -2px; }
    svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; }
    .line { fill: var(--accent); fill-opacity: 0.12; stroke: var(--accent); stroke-width: 1.6;
      stroke-linejoin: round; }
    .cross { stroke: var(--ink); stroke-width: 1.4; }
    p { position: absolute; left: 10px; top: 10px; padding: 3px 9px; border-radius: 6px;
      background: var(--card); border: 1px solid var(--line); font-size: 12.5px;
      pointer-events: none; }
  `];

  constructor() {
    super();
    /** @type {Pixel[]} */
    this.line = [];
    /** @type {?Pixel} where the arrow keys are */
    this.cross = null;
    /** @type {?Pixel} the box's first corner */
    this.corner = null;
    this.tabIndex = 0;
    this.addEventListener('pointerdown', event => this.begin(event));
    this.addEventListener('pointermove', event => this.follow(event));
    this.addEventListener('pointerup', () => this.finish());
    this.addEventListener('keydown', event => this.pressed(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.role = 'application';
    this.ariaLabel = 'Lasso: arrow keys move the cross, Enter sets a corner and the corner across, '
      + 'Escape gives up';
    this.updateComplete.then(() => this.focus());
  }

  render() {
    const {line, cross, corner} = this;
    const around = corner && cross ? box(corner, cross) : line;
    return html`
      <svg aria-hidden="true">
        ${around.length > 1 ? svg`<polygon class="line" points=${around.join(' ')}></polygon>` : ''}
        ${cross ? svg`<path class="cross" d="M${cross[0] - 9} ${cross[1]}h18M${cross[0]} ${cross[1] - 9}v18"
          ></path>` : ''}
      </svg>
      <p role="status">${corner ? 'Go to the corner across and press Enter'
        : 'Draw around neurons; or arrow keys, and Enter at two corners'}</p>`;
  }

  /** @param {PointerEvent} event */
  begin(event) {
    event.preventDefault();
    this.setPointerCapture(event.pointerId);
    this.cross = null;
    this.line = [at(event)];
  }

  /** @param {PointerEvent} event */
  follow(event) {
    const last = this.line.at(-1);
    const [x, y] = at(event);
    if (last && Math.hypot(x - last[0], y - last[1]) >= APART) {
      this.line = [...this.line, [x, y]];
    }
  }

  finish() {
    if (this.line.length > 2) {
      this.tell(this.line);
    }
    this.line = [];
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const reach = event.shiftKey ? LEAP : STEP;
      const {clientWidth: width, clientHeight: height} = this;
      const [x, y] = this.cross ?? [width / 2, height / 2];
      this.cross = [Math.max(0, Math.min(width, x + reach * arrow[0])),
        Math.max(0, Math.min(height, y + reach * arrow[1]))];
    } else if (event.key === 'Enter') {
      this.set();
    } else if (event.key === 'Escape') {
      this.dispatchEvent(new Event('given-up'));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Sets a corner of the box; the second one ends it. */
  set() {
    const cross = this.cross ?? [this.clientWidth / 2, this.clientHeight / 2];
    if (this.corner === null) {
      this.cross = cross;
      this.corner = cross;
    } else if (this.corner[0] !== cross[0] && this.corner[1] !== cross[1]) {
      this.tell(box(this.corner, cross));
    }
  }

  /** @param {Pixel[]} corners */
  tell(corners) {
    this.dispatchEvent(new CustomEvent('drawn', {detail: corners}));
  }
}

/**
 * @param {Pixel} a
 * @param {Pixel} b the corner across
 * @returns {Pixel[]}
 */
const box = ([ax, ay], [bx, by]) => [[ax, ay], [bx, ay], [bx, by], [ax, by]];

/** @returns {Pixel} */
const at = (/** @type {PointerEvent} */ {offsetX, offsetY}) => [offsetX, offsetY];

customElements.define('cm-lasso', Lasso);
