import {css, html} from 'lit';
import '../parts/embedding.js';
import '../parts/run-title.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** Neurons and anchors in the 2-D view, and the card of the chosen neuron. */
export class EmbeddingView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); }
    cm-embedding { --map-height: max(480px, calc(100vh - 260px)); }
  `];

  render() {
    const {data, place, palette, monitor: {run, runs, epoch, from, other, connection}} = this;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      <cm-embedding wide .data=${data} .version=${this.version} .place=${place} .epoch=${epoch}
        .from=${from} .run=${run} .runs=${runs ?? []} .other=${other} .palette=${palette}>
      </cm-embedding>`;
  }
}

customElements.define('cm-embedding-view', EmbeddingView);
