import {LitElement, css, html} from 'lit';
import {histogramOption} from '../draw/histogram.js';
import {percent, whole} from '../model/format.js';
import {bins} from '../model/neuron.js';
import {shared} from '../style/shared.js';
import './figure.js';

/** How often a neuron's activations take which values at one epoch. */
export class NeuronActivations extends LitElement {
  static properties = {
    neuron: {attribute: false},
    histograms: {attribute: false},
    epoch: {attribute: false},
    palette: {attribute: false},
    stale: {attribute: false},
    api: {attribute: false},
    log: {state: true},
  };

  static styles = [shared, css`
    :host, section { height: 100%; }
  `];

  constructor() {
    super();
    /** @type {?import('../state/place.js').NeuronId} */
    this.neuron = null;
    /** @type {?import('../data/types.js').Histogram[]} null while loading */
    this.histograms = null;
    /** @type {?number} */
    this.epoch = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {?number} */
    this.stale = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
    /** Whether images are drawn on a logarithmic axis. */
    this.log = false;
  }

  render() {
    const {epoch, palette, api, neuron} = this;
    const now = this.histograms?.find(histogram => histogram.epoch === epoch);
    const found = now ? bins(now) : [];
    return html`
      <section class="card" aria-labelledby="title">
        <div class="head"><h2 id="title">Activations</h2><span class="grow"></span>
          <button name="log-images" aria-pressed=${this.log}
            @click=${() => { this.log = !this.log; }}>Log images</button></div>
        <cm-figure name="activations" heading="Images by activation, epoch ${epoch ?? '–'}"
          .option=${found.length > 0 && palette
            ? histogramOption({bins: found, log: this.log, palette}) : null}
          label="How many probe images activate the neuron how much at epoch ${epoch}"
          waiting=${this.waiting(now)} .columns=${['from', 'to', 'images']} .palette=${palette}
          .rows=${() => found.map(({lower, upper, images}) => [lower, upper, images])}
          .stale=${this.stale}
          .arrow=${api && neuron ? () => api.arrow('histograms', {...neuron}) : null}>
          <p class="faint" data-testid="off">${now ? this.remarks(now) : ''}</p></cm-figure>
      </section>`;
  }

  /** @param {import('../data/types.js').Histogram | undefined} now */
  waiting(now) {
    return this.histograms === null ? 'Loading…' : now ? 'No activation is finite'
      : 'The agent of this run sent no histograms';
  }

  /** @param {import('../data/types.js').Histogram} now */
  remarks({counts, zero, not_finite: odd}) {
    const images = counts.reduce((sum, count) => sum + count, 0) + odd;
    return [zero === 0 ? 'Never off' : `Off, exactly 0, on ${percent(zero / images)} of ${
      whole(images)} images`, ...odd === 0 ? [] : [`not finite on ${whole(odd)}`]].join('; ');
  }
}

customElements.define('cm-neuron-activations', NeuronActivations);
