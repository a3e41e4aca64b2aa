import {LitElement, css, html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {anchorOption} from '../draw/anchor.js';
import {layerColor} from '../draw/palette.js';
import {approached, direction, roleName, standings} from '../model/anchors.js';
import {decimal} from '../model/format.js';
import {neuronName, shownWord} from '../model/tables.js';
import {same} from '../state/place.js';
import {shared} from '../style/shared.js';
import {go} from './go.js';
import {roleMark} from './role-mark.js';
import './chart.js';
import './data-table.js';

/** @typedef {import('../data/types.js').Anchor} Anchor */
/** @typedef {import('../model/anchors.js').Standing} Standing */

const COLUMNS = ['epoch', 'anchor', 'layer', 'nearest neuron', 'distance'];
const ARROWS = {nearer: '↓', farther: '↑', still: '→', unknown: ''};

/**
 * The user's own anchors: who is nearest to each, and whether it comes nearer. Fires `leave-out` with
 * a typed word.
 */
export class OwnAnchors extends LitElement {
  static properties = {
    anchors: {attribute: false},
    distances: {attribute: false},
    layers: {attribute: false},
    neurons: {attribute: false},
    epoch: {attribute: false},
    palette: {attribute: false},
  };

  static styles = [shared, css`
    :host { margin-top: 18px; }
    .anchors { display: grid; gap: 12px; margin-top: 8px;
      grid-template-columns: repeat(auto-fill, minmax(min(330px, 100%), 1fr)); }
    article { border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; min-width: 0; }
    header { display: flex; align-items: center; gap: 7px; }
    .word { font-weight: 620; color: var(--ink); overflow-wrap: anywhere; text-align: left;
      padding: 0 4px; margin: 0 -4px; }
    .role { flex: none; }
    .warned { border-color: var(--bad); }
    .verdict { margin-left: auto; font-size: 12px; color: var(--ink-muted); white-space: nowrap; }
    .warned .verdict { color: var(--bad); font-weight: 600; }
    cm-chart { height: 96px; margin-top: 4px; }
    table { width: 100%; border-collapse: collapse; font-size: 12.5px; margin-top: 4px; }
    th { font-weight: 400; text-align: right; white-space: nowrap; padding-left: 10px; color: var(--ink-faint); font-size: 11.5px; }
    th:first-child { text-align: left; padding-left: 0; }
    td { padding: 1px 0 1px 10px; text-align: right; white-space: nowrap; }
    td:first-child { padding-left: 0; text-align: left; width: 100%; max-width: 0; }
    td button { display: flex; align-items: center; gap: 7px; max-width: 100%; padding: 2px 5px;
      margin-left: -5px; font-weight: 400; border-color: transparent; background: none; }
    td button .faint { overflow: hidden; text-overflow: ellipsis; }
  `];

  constructor() {
    super();
    /** @type {Anchor[]} */
    this.anchors = [];
    /** @type {import('../data/types.js').AnchorDistance[]} */
    this.distances = [];
    /** @type {string[]} */
    this.layers = [];
    /** @type {import('../data/types.js').Neuron[]} of the shown epoch */
    this.neurons = [];
    /** @type {?number} */
    this.epoch = null;
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {{standings: Standing[], option: any}[]} by anchor */
    this.parts = [];
  }

  willUpdate() {
    const {anchors, distances, layers, palette} = this;
    const epoch = this.epoch ?? -1;
    this.parts = anchors.map(anchor => {
      const rows = distances.filter(row => row.anchor === anchor.anchor);
      return {standings: standings(anchor, rows, layers, epoch),
        option: rows.length > 0 && palette ? anchorOption({rows, layers, epoch, palette}) : null};
    });
  }

  render() {
    return this.anchors.length === 0 ? '' : html`
      <h3>Own anchors <span class="faint">nearest neuron of each layer, and its distance</span></h3>
      <div class="anchors" data-testid="own-anchors">
        ${repeat(this.anchors, ({word, role, typed}) => `${role} ${typed} ${word}`,
          (anchor, i) => this.anchor(anchor, i))}</div>
      <cm-data-table caption="Nearest neurons to own anchors" .columns=${COLUMNS}
        .rows=${() => this.cells()}></cm-data-table>`;
  }

  /**
   * @param {Anchor} anchor
   * @param {number} i
   */
  anchor({anchor, word, role, typed}, i) {
    const {standings: all, option} = this.parts[i];
    const warned = role === 'unwanted' && approached(all);
    return html`
      <article class=${warned ? 'warned' : ''} data-testid="anchor-${anchor}">
        <header>${roleMark(role)}<button class="plain word" title="Nearest neurons to ${word}"
          @click=${() => go(this, {near: word})}>${word}</button>
          <span class="faint">${roleName(role)}</span>
          <span class="verdict">${approached(all) ? 'neurons approach it' : ''}</span>${typed ? html`
            <button class="plain" aria-label="Leave out ${word}" title="Leave out"
              @click=${() => this.dispatchEvent(new CustomEvent('leave-out', {detail: word}))}
              >×</button>` : ''}</header>
        <cm-chart data-testid="anchor-chart-${anchor}" .option=${option}
          label="Distance of each layer's nearest neuron to ${word} by epoch"
          waiting="Waiting for the first epoch"></cm-chart>
        ${all.length === 0 ? '' : html`
          <table><thead><tr><th scope="col">nearest at epoch ${this.epoch}</th>
            <th scope="col">distance</th>
            ${all[0].epochs === 0 ? '' : html`
              <th scope="col">since epoch ${all[0].rows[0].epoch}</th>
              <th scope="col">last ${all[0].epochs}</th>`}</tr></thead>
          <tbody>${all.map(standing => this.standing(standing))}</tbody></table>`}
      </article>`;
  }

  /** @param {Standing} standing */
  standing({layer, now, sinceFirst, lately, epochs}) {
    return html`
      <tr><td>${now.neuron < 0 ? html`${layer} <span class="faint">no living neuron</span>`
        : this.neuron({layer, neuron: now.neuron})}</td>
        <td>${decimal(now.distance)}</td>${epochs === 0 ? '' : html`
          <td>${change(sinceFirst)}</td><td>${change(lately)}</td>`}</tr>`;
  }

  /** @param {import('../state/place.js').NeuronId} id */
  neuron(id) {
    const place = this.layers.indexOf(id.layer);
    const known = this.neurons.find(other => same(other, id));
    return html`
      <button title="Open ${neuronName(id)}" @click=${() => go(this, {neuron: id})}>
        <i class="swatch dot" .style=${this.palette
          ? `--swatch: ${layerColor(this.palette, place, this.layers.length)}` : ''}></i>
        ${neuronName(id)}<span class="faint">${known ? shownWord(known) : ''}</span></button>`;
  }

  cells() {
    return this.distances.map(({epoch, anchor, layer, neuron, distance}) =>
      [epoch, this.anchors.find(own => own.anchor === anchor)?.word ?? anchor, layer,
        neuron < 0 ? '–' : neuron, decimal(distance)]);
  }
}

/** @param {number} distance */
const change = distance => html`<span
  title=${direction(distance) === 'unknown' ? 'unknown' : direction(distance)}>
  ${ARROWS[direction(distance)]} ${decimal(Math.abs(distance))}</span>`;

customElements.define('cm-own-anchors', OwnAnchors);
