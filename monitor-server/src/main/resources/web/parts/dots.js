import {LitElement, css, html} from 'lit';
import {dotAt, plotOf} from '../draw/dots.js';
import {dotsOf} from '../draw/embedding-dots.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

const painter = () => import('../draw/dots-painter.js');

/** Many neurons as one picture, below a chart whose axes it follows. */
export class Dots extends LitElement {
  static styles = css`
    :host, canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  `;

  constructor() {
    super();
    /** @type {?{neurons: Neuron[], dots: import('../draw/dots.js').Dots,
     *     plot: import('../draw/dots.js').Plot}} what is shown */
    this.painted = null;
    /** @type {Dots['painted']} what is to be painted next */
    this.wanted = null;
    this.busy = false;
  }

  render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  /**
   * @param {import('../draw/embedding.js').Scene} scene
   * @param {import('echarts').ECharts} chart that has been drawn
   */
  paint(scene, chart) {
    const plot = plotOf(place => chart.convertToPixel('grid', place),
      {x: 0, y: 0, width: chart.getWidth(), height: chart.getHeight()}, devicePixelRatio);
    this.wanted = {neurons: scene.neurons, dots: dotsOf(scene), plot};
    if (!this.busy) {
      this.paintWanted();
    }
  }

  /** One picture at a time; what was wanted meanwhile and no longer is, is left out. */
  async paintWanted() {
    this.busy = true;
    try {
      const {paintedDots} = await painter();
      while (this.wanted) {
        const next = this.wanted;
        this.wanted = null;
        this.show(await paintedDots(next.dots, next.plot));
        this.painted = next;
      }
    } finally {
      this.busy = false;
    }
  }

  /** @param {ImageBitmap} picture */
  show(picture) {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas) {
      canvas.width = picture.width;
      canvas.height = picture.height;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
    }
    picture.close();
  }

  /**
   * @param {[number, number]} pixel
   * @returns {Neuron | undefined}
   */
  at(pixel) {
    const {painted} = this;
    return painted?.neurons[dotAt(painted.dots, painted.plot, pixel)];
  }
}

customElements.define('cm-dots', Dots);
