import {LitElement, css, html} from 'lit';
import {echarts} from '../draw/echarts.js';
import {takeTurn} from '../draw/turns.js';

/**
 * The charts of a group share their crosshair: x is the place under the pointer, null where there
 * is none.
 *
 * @typedef {{group: string, x: ?number}} Crosshair
 */

/**
 * Draws an ECharts option when it is its turn. The option is merged into the chart, so that an
 * update doesn't flicker; series that are gone are removed. Arrow keys go through the drawn values.
 * Fires `drawn` whenever the drawing has changed. Tests read what is drawn from {@link chart}.
 */
export class Chart extends LitElement {
  static properties = {
    option: {attribute: false},
    label: {},
    waiting: {},
    group: {},
    spoken: {state: true},
  };

  static styles = css`
    :host { display: block; position: relative; min-height: 0; }
    .canvas { position: absolute; inset: 0; }
    .canvas:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px;
      border-radius: 4px; }
    .crosshair { position: absolute; top: 8px; width: 1px; pointer-events: none;
      background: var(--ink-faint); opacity: 0.6; }
    .crosshair[hidden] { display: none; }
    .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); }
    .waiting {
      position: absolute; inset: 0; display: grid; place-content: center; text-align: center;
      color: var(--ink-faint); font-size: 13px; border: 1px dashed var(--line-strong);
      border-radius: 8px; padding: 8px;
    }
    .tip-box {
      min-width: 120px; padding: 9px 11px; border-radius: 8px; font-size: 12.5px; line-height: 1.5;
      background: var(--card); color: var(--ink); border: 1px solid var(--line-strong);
      box-shadow: 0 6px 20px light-dark(rgb(20 23 31 / 14%), rgb(0 0 0 / 50%));
      font-variant-numeric: tabular-nums;
    }
    .tip-title { font-weight: 600; margin-bottom: 2px; }
    .tip-row { display: flex; align-items: center; gap: 7px; }
    .tip-row b { margin-left: auto; padding-left: 16px; font-weight: 560; }
    .tip-name { color: var(--ink-muted); white-space: nowrap; }
    .tip-mark { width: 9px; height: 9px; border-radius: 3px; flex: none; }
  `;

  constructor() {
    super();
    /** @type {?import('../draw/base.js').Option} null while there is nothing to draw */
    this.option = null;
    /** What the chart shows, in words. */
    this.label = '';
    /** What is missing while there is no option. */
    this.waiting = 'Loading…';
    /** The charts with which the crosshair is shared; none if empty. */
    this.group = '';
    /** The value that the arrow keys have reached, in words. */
    this.spoken = '';
    /** @type {?import('echarts').ECharts} */
    this.chart = null;
    this.sizes = new ResizeObserver(() => this.resized());
    this.reached = -1;
    /** @type {[number, number]} where the pointer was last, in pixels */
    this.pointer = [-1, -1];
    this.elsewhere = (/** @type {Event} */ event) =>
      this.follow(/** @type {CustomEvent<Crosshair>} */ (event));
  }

  get box() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('.canvas'));
  }

  get line() {
    return /** @type {HTMLElement} */ (this.renderRoot.querySelector('.crosshair'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('crosshair', this.elsewhere);
    this.sizes.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('crosshair', this.elsewhere);
    if (this.hasUpdated) {
      this.sizes.observe(this.box);
      this.draw();
    }
  }

  render() {
    return html`
      <div class="canvas" role="img" aria-label=${this.label} tabindex=${this.option ? 0 : -1}
        @keydown=${this.pressed} @blur=${() => this.point(null)}></div>
      <i class="crosshair" hidden></i>
      <div class="spoken" aria-live="polite">${this.spoken}</div>
      ${this.option ? '' : html`<div class="waiting">${this.waiting}</div>`}`;
  }

  firstUpdated() {
    this.sizes.observe(this.box);
  }

  /** @param {import('lit').PropertyValues} changed */
  updated(changed) {
    if (changed.has('option')) {
      this.draw();
    }
  }

  /**
   * @param {typeof import('echarts')} library
   * @returns {import('echarts').ECharts}
   */
  start({init}) {
    const chart = init(this.box, null, {renderer: 'canvas'});
    chart.on('click', event => this.dispatchEvent(new CustomEvent('pick', {detail: event})));
    chart.on('datazoom', () => this.dispatchEvent(new Event('drawn')));
    chart.getZr().on('mousemove', ({offsetX, offsetY}) => {
      this.pointer = [offsetX, offsetY];
      this.point(chart.containPixel('grid', this.pointer) ? this.value(offsetX) : null);
    });
    chart.getZr().on('globalout', () => this.point(null));
    return chart;
  }

  draw() {
    if (this.option) {
      this.drawInTurn();
    } else {
      this.chart?.clear();
    }
  }

  async drawInTurn() {
    const library = await echarts;
    takeTurn(this, () => {
      if (this.isConnected && this.option) {
        this.chart ??= this.start(library);
        this.chart.setOption(this.option, {replaceMerge: ['series']});
        this.dispatchEvent(new Event('drawn'));
      }
    });
  }

  resized() {
    const {clientWidth: width, clientHeight: height} = this.box;
    if (width > 0 && height > 0) {
      this.chart?.resize({width, height});
      this.dispatchEvent(new CustomEvent('resized', {detail: {width, height}}));
    }
  }

  /** The names along the x axis where it has names instead of numbers. */
  get categories() {
    return /** @type {string[] | undefined} */ (this.option?.xAxis?.data);
  }

  /**
   * @param {number} pixel from the left
   * @returns {?number} on the x axis
   */
  value(pixel) {
    if (!this.option?.xAxis) {
      return null;
    }
    const x = Number(this.chart?.convertFromPixel({xAxisIndex: 0}, pixel));
    return this.categories ? Number(this.categories[x]) : x;
  }

  /** @param {?number} x where this chart's crosshair is */
  point(x) {
    if (this.group) {
      this.dispatchEvent(new CustomEvent('crosshair',
        {detail: {group: this.group, x}, bubbles: true, composed: true}));
    }
  }

  /** @param {CustomEvent<Crosshair>} event of another chart, or of this one */
  follow(event) {
    if (!this.group || event.detail.group !== this.group || !this.line) {
      return;
    }
    const pixel = event.composedPath()[0] === this ? null : this.pixel(event.detail.x);
    this.line.hidden = pixel === null;
    this.line.style.left = `${pixel}px`;
    this.line.style.bottom = this.option?.xAxis?.name ? '40px' : '22px';
  }

  /**
   * @param {?number} x
   * @returns {?number} pixels from the left, null outside of what is drawn
   */
  pixel(x) {
    if (x === null || !this.option?.xAxis) {
      return null;
    }
    const place = this.categories?.indexOf(String(x)) ?? x;
    const pixel = Number(this.chart?.convertToPixel({xAxisIndex: 0}, place));
    return this.chart?.containPixel('grid', [pixel, this.box.clientHeight / 2]) ? pixel : null;
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const step = {ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity}[event.key];
    const series = this.longest();
    if (step === undefined || series === null || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    const {index: seriesIndex, count, xs} = series;
    this.reached = Math.max(0, Math.min(count - 1, this.reached + step));
    this.chart?.dispatchAction({type: 'showTip', seriesIndex, dataIndex: this.reached});
    this.spoken = [...this.box.querySelectorAll('.tip-title, .tip-row')]
      .map(part => [...part.childNodes].map(node => node.textContent?.trim()).filter(Boolean)
        .join(' ')).join(', ');
    this.point(this.categories ? Number(this.categories[this.reached]) : xs(this.reached));
  }

  /**
   * The series with most values.
   *
   * @returns {?{index: number, count: number, xs: (i: number) => ?number}} where it has its values
   */
  longest() {
    const all = /** @type {any[]} */ (this.option?.series ?? []).map(({data, dimensions}, index) => {
      const size = dimensions?.length ?? 1;
      return {index, count: (data?.length ?? 0) / size, xs: (/** @type {number} */ i) =>
        dimensions ? data[size * i] : (data[i].value ?? data[i])[0] ?? null};
    }).filter(({count}) => count > 0);
    return all.length === 0 ? null : all.reduce((a, b) => b.count > a.count ? b : a);
  }
}

customElements.define('cm-chart', Chart);
