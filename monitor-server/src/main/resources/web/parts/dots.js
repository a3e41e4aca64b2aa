import {LitElement, css, html} from 'lit';
import {dotAt, paintDots, plotOf} from '../draw/dots.js';
import {dotsOf} from '../draw/embedding-neurons.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */

/** Many neurons as one picture, below a chart whose axes it follows. */
export class Dots extends LitElement {
  static styles = css`
    :host, canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
  `;

  constructor() {
    super();
    /** @type {?{neurons: Neuron[], dots: import('../draw/dots.js').Dots,
     *     plot: import('../draw/dots.js').Plot}} */
    this.painted = null;
  }

  render() {
    return html`<canvas aria-hidden="true"></canvas>`;
  }

  /**
   * @param {import('../draw/embedding.js').Scene} scene
   * @param {import('echarts').ECharts} chart that has been drawn
   */
  paint(scene, chart) {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas) {
      const dots = dotsOf(scene);
      const plot = plotOf(place => chart.convertToPixel('grid', place),
        {x: 0, y: 0, width: chart.getWidth(), height: chart.getHeight()}, devicePixelRatio);
      paintDots(canvas, dots, plot);
      this.painted = {neurons: scene.neurons, dots, plot};
    }
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
