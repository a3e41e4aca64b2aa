import {LitElement, css, html} from 'lit';
import {dotSeries} from '../draw/dots.js';
import {dotsOf} from '../draw/embedding-dots.js';
import {areMany} from '../draw/embedding-neurons.js';
import {embeddingOption} from '../draw/embedding.js';
import {takeTurn} from '../draw/turns.js';
import {equalAxes, extentOf, union} from '../model/extent.js';
import {simplified} from '../model/lasso.js';
import {remembered} from '../model/remembered.js';
import {same} from '../state/place.js';
import {shared} from '../style/shared.js';
import './chart.js';
import './dots.js';
import './exports.js';
import './lasso.js';

/** @typedef {import('../data/types.js').Neuron} Neuron */
/** @typedef {import('../data/types.js').Concept} Concept */

const ZOOM = 1.5;
const COLUMNS = ['epoch', 'layer', 'neuron', 'state', 'concept', 'category', 'similarity', 'x', 'y'];

/**
 * @template {{x: number}} P
 * @param {P[]} all
 * @returns {P[]} those that have a place
 */
const placed = all => all.filter(({x}) => Number.isFinite(x));

/**
 * What a chart is drawn of. Many neurons aren't, but for the selected one.
 *
 * @param {import('../draw/embedding.js').Scene} scene
 * @returns {unknown[]}
 */
function frameOf(scene) {
  const {neurons, found, changes, ...others} = scene;
  return [...Object.values(others), ...areMany(scene)
    ? [neurons.find(neuron => same(neuron, scene.selected))] : [neurons, found, changes]];
}

/**
 * Those that have a place, the ones with a concept last: they are drawn above the others.
 *
 * @param {Neuron[]} neurons
 */
function inOrder(neurons) {
  const shown = placed(neurons);
  return [...shown.filter(({state}) => state !== 'concept'),
    ...shown.filter(({state}) => state === 'concept')];
}

/**
 * Anchors and neurons in the fixed 2-D space. The axes span all anchors and every neuron seen so
 * far, so that a neuron that doesn't move in meaning doesn't move on the screen. Fires `neuron` with
 * a clicked neuron, `word` with that of a clicked concept or anchor, and `lasso` with the corners of
 * a line drawn around some, or `given-up`.
 */
export class EmbeddingMap extends LitElement {
  static properties = {
    concepts: {attribute: false},
    anchors: {attribute: false},
    neurons: {attribute: false},
    trails: {attribute: false},
    selected: {attribute: false},
    found: {attribute: false},
    layers: {attribute: false},
    changes: {attribute: false},
    neighbours: {attribute: false},
    around: {attribute: false},
    name: {},
    heading: {},
    drawing: {type: Boolean},
    colour: {},
    palette: {attribute: false},
    waiting: {},
    size: {state: true},
  };

  static styles = [shared, css`
    :host { position: relative; height: 100%; }
    cm-chart { height: 100%; }
    .zoom { position: absolute; right: 8px; top: 8px; display: flex; gap: 4px; }
    .zoom button { min-width: 30px; padding: 2px 8px; }
    .heading { position: absolute; left: 12px; top: 10px; font-size: 13px; font-weight: 600;
      pointer-events: none; }
    .hint { position: absolute; left: 10px; bottom: 6px; pointer-events: none; }
    cm-exports { position: absolute; right: 8px; bottom: 6px; opacity: 0; }
    :host(:hover) cm-exports, :host(:focus-within) cm-exports { opacity: 1; }
    @media (hover: none) { cm-exports { opacity: 1; } }
  `];

  constructor() {
    super();
    /** @type {?Concept[]} */
    this.concepts = null;
    /** @type {import('../data/types.js').Anchor[]} the user's own */
    this.anchors = [];
    /** @type {?Neuron[]} */
    this.neurons = null;
    /** @type {Neuron[][]} */
    this.trails = [];
    /** @type {?import('../state/place.js').NeuronId} */
    this.selected = null;
    /** @type {?Set<string>} */
    this.found = null;
    /** @type {string[]} */
    this.layers = [];
    /** @type {'category' | 'layer' | 'change'} */
    this.colour = 'category';
    /** @type {import('../model/neuron-changes.js').Changes} */
    this.changes = new Map();
    /** @type {Neuron[]} of the selected neuron */
    this.neighbours = [];
    /** @type {?import('../model/extent.js').Point[]} what another map beside this one shows */
    this.around = null;
    /** What tests call the chart. */
    this.name = 'embedding-chart';
    /** What is shown, where there are two maps. */
    this.heading = '';
    /** Whether a lasso is being drawn. */
    this.drawing = false;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    this.waiting = '';
    this.size = {width: 0, height: 0};
    /** @type {?import('../model/extent.js').Extent} */
    this.extent = null;
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
    /** @type {?import('../draw/embedding.js').Scene} */
    this.shown = null;
    this.placedConcepts = remembered(placed);
    this.placedAnchors = remembered(placed);
    this.axes = remembered(equalAxes);
    this.framed = remembered((/** @type {unknown[]} */ ...frame) => {
      const scene = /** @type {import('../draw/embedding.js').Scene} */ (this.shown);
      return embeddingOption(scene, () => this.shown ?? scene, () => this.pointed());
    });
  }

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    if (changed.has('concepts')) {
      this.extent = null;
    }
    if (['concepts', 'anchors', 'neurons', 'trails', 'around'].some(name => changed.has(name))) {
      this.extent = [this.concepts ?? [], this.anchors, this.neurons ?? [], ...this.trails,
        this.around ?? []].map(extentOf).reduce(union, this.extent);
    }
    if ([...changed.keys()].some(name => name !== 'drawing' && name !== 'waiting')) {
      this.shown = this.scene();
      this.option = this.shown && this.framed(...frameOf(this.shown));
    }
  }

  updated() {
    this.paintSoon();
  }

  /** Paints many neurons in a task of its own, once where the chart is drawn as well. */
  paintSoon() {
    if (this.dots) {
      takeTurn(this, () => this.paint());
    }
  }

  /** @returns {?import('../draw/embedding.js').Scene} */
  scene() {
    const {concepts, neurons, extent, palette, size} = this;
    return concepts && neurons && extent && palette && size.width > 0 ? {
      concepts: this.placedConcepts(concepts), palette, anchors: this.placedAnchors(this.anchors),
      neurons: inOrder(neurons), axes: this.axes(extent, size.width, size.height),
      trails: this.trails, selected: this.selected, found: this.found, layers: this.layers,
      colour: this.colour, changes: this.changes, neighbours: this.neighbours, width: size.width,
    } : null;
  }

  /** @returns {?import('./dots.js').Dots} where the neurons are many */
  get dots() {
    return this.renderRoot.querySelector('cm-dots');
  }

  /** Paints many neurons where the chart's axes are now. */
  paint() {
    const chart = this.canvas?.chart;
    if (this.shown && chart) {
      this.dots?.paint(this.shown, chart);
    }
  }

  /** @returns {Neuron | undefined} the one of many that is under the pointer */
  pointed() {
    return this.dots?.at(this.canvas?.pointer ?? [-1, -1]);
  }

  /** The option with all that is drawn. */
  get whole() {
    const {option, shown} = this;
    return option && shown && areMany(shown)
      ? {...option, series: [dotSeries(() => dotsOf(shown)), ...option.series]} : option;
  }

  render() {
    return html`
      ${this.shown && areMany(this.shown) ? html`<cm-dots></cm-dots>` : ''}
      <cm-chart data-testid=${this.name} .option=${this.option} waiting=${this.waiting}
        label="Neurons and concept anchors in the 2-D view of the embedding ${this.heading}"
        @pick=${this.picked} @resized=${this.resized} @drawn=${this.paintSoon}></cm-chart>
      ${this.heading ? html`<p class="heading">${this.heading}</p>` : ''}
      ${this.drawing && this.option ? html`<cm-lasso @drawn=${this.drawn}
        @given-up=${() => this.dispatchEvent(new Event('given-up'))}></cm-lasso>` : ''}
      <div class="zoom" role="group" aria-label="Zoom">
        <button aria-label="Zoom in" @click=${() => this.zoom(1 / ZOOM)}>+</button>
        <button aria-label="Zoom out" @click=${() => this.zoom(ZOOM)}>−</button>
        <button @click=${() => this.zoom(Infinity)}>Reset</button>
      </div>
      <cm-exports heading="Neurons among concepts" .option=${this.whole} .plot=${this.size}
        .palette=${this.palette} .columns=${COLUMNS} .rows=${() => this.rows()}></cm-exports>
      <p class="hint faint">drag to move, Ctrl and wheel to zoom</p>`;
  }

  rows() {
    return (this.neurons ?? []).map(({epoch, layer, neuron, state, word, category, similarity, x, y}) =>
      [epoch, layer, neuron, state, word, category, similarity, x, y]);
  }

  /** @returns {?import('./chart.js').Chart} */
  get canvas() {
    return this.renderRoot.querySelector('cm-chart');
  }

  /** @param {CustomEvent<{seriesId?: string, data: any}>} event */
  picked({detail}) {
    if (detail.seriesId === 'neurons') {
      const neuron = this.option?.neuronAt(detail);
      if (neuron) {
        this.dispatchEvent(new CustomEvent('neuron', {detail: neuron}));
      }
    } else if (detail.seriesId === 'concepts' || detail.seriesId === 'anchors') {
      this.dispatchEvent(new CustomEvent('word', {detail: detail.data.name}));
    }
  }

  /** @param {CustomEvent<[number, number][]>} event pixels of a lasso's corners */
  drawn({detail}) {
    const points = detail.map(pixel =>
      /** @type {[number, number]} */ (this.canvas?.chart?.convertFromPixel('grid', pixel)));
    this.dispatchEvent(new CustomEvent('lasso', {detail: simplified(points)}));
  }

  /** @param {CustomEvent<{width: number, height: number}>} event */
  resized({detail}) {
    this.size = detail;
  }

  /** @param {number} factor of the shown part */
  zoom(factor) {
    const chart = this.canvas?.chart;
    const zooms = /** @type {any[]} */ (chart?.getOption()?.dataZoom ?? []);
    chart?.dispatchAction({type: 'dataZoom', batch: zooms.map(({start, end}, dataZoomIndex) => {
      const half = Math.min(50, factor * (end - start) / 2);
      const middle = Math.min(100 - half, Math.max(half, (start + end) / 2));
      return {dataZoomIndex, start: middle - half, end: middle + half};
    })});
  }
}

customElements.define('cm-embedding-map', EmbeddingMap);
