import {css, html} from 'lit';
import '../parts/alerts.js';
import '../parts/anchor-distance.js';
import '../parts/compared-diversity.js';
import '../parts/compared-runs.js';
import '../parts/diversity.js';
import '../parts/run-title.js';
import {shared} from '../style/shared.js';
import {View} from './view.js';

/** How diverse the concepts of each layer are: alerts, d_anchor, and what explains it. */
export class DiversityView extends View {
  static styles = [shared, css`
    :host { display: grid; gap: 18px; grid-template-columns: minmax(0, 1fr); --chart-height: 280px; }
  `];

  render() {
    const {data, place, palette, stale, monitor: {run, connection, chosen}} = this;
    const layers = data?.layers ?? [];
    const diversity = data?.diversity ?? null;
    return html`
      <cm-run-title .run=${run} .connection=${connection}></cm-run-title>
      <cm-alerts .alerts=${data?.alerts ?? null} .stale=${stale}></cm-alerts>
      ${chosen.length < 2 ? '' : html`
        <cm-compared-runs .runs=${chosen} .looks=${this.looks} .place=${place}></cm-compared-runs>
        <cm-compared-diversity .runs=${this.diversities} .palette=${palette} .stale=${stale}>
        </cm-compared-diversity>`}
      <cm-anchor-distance .layers=${layers} .diversity=${diversity} .palette=${palette}
        .anchors=${data?.anchors ?? []} .stale=${stale} .api=${data?.api ?? null}>
      </cm-anchor-distance>
      <cm-diversity .layers=${layers} .diversity=${diversity} .palette=${palette}
        .stale=${stale} .api=${data?.api ?? null}></cm-diversity>`;
  }
}

customElements.define('cm-diversity-view', DiversityView);
