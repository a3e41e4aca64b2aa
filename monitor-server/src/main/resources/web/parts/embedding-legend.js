import {LitElement, html} from 'lit';
import {layerColor} from '../draw/palette.js';
import {roleName} from '../model/anchors.js';
import {CHANGES, CHANGE_NAMES} from '../model/neuron-changes.js';
import {categoryName} from '../model/tables.js';
import {shared} from '../style/shared.js';
import {roleMark} from './role-mark.js';

/** @typedef {import('../model/neuron-changes.js').Change} Change */

/** @type {Record<Change, string>} as the map draws them */
const SHAPES = {gained: '▲', lost: '▼', other: '◆', kept: '●', none: '●'};

/** What colours and shapes in the embedding view mean. */
export class EmbeddingLegend extends LitElement {
  static properties = {
    colour: {},
    categories: {attribute: false},
    layers: {attribute: false},
    anchors: {attribute: false},
    changes: {attribute: false},
    palette: {attribute: false},
  };

  static styles = shared;

  constructor() {
    super();
    /** @type {'category' | 'layer' | 'change'} */
    this.colour = 'category';
    /** @type {string[]} */
    this.categories = [];
    /** @type {string[]} */
    this.layers = [];
    /** @type {import('../data/types.js').Anchor[]} the user's own */
    this.anchors = [];
    /** @type {import('../model/neuron-changes.js').Changes} */
    this.changes = new Map();
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
  }

  render() {
    return html`<ul class="legend" data-testid="legend">${this.signs()}${
      this.colour === 'layer' ? this.layerColours()
        : this.colour === 'change' ? this.changeColours() : this.categoryColours()}</ul>`;
  }

  /** Concepts are the anchors where the user has none of their own. */
  signs() {
    const roles = /** @type {const} */ (['wished', 'unwanted'])
      .filter(role => this.anchors.some(anchor => anchor.role === role));
    return html`<li>★ ${roles.length === 0 ? 'anchor' : 'concept'}</li>${roles.map(role => html`
      <li>${roleMark(role)}anchor, ${roleName(role)}</li>`)}`;
  }

  categoryColours() {
    return this.categories.map(name => html`
      <li><i class="swatch dot" data-category=${name}></i>${categoryName(name)}</li>`);
  }

  layerColours() {
    const {palette, layers} = this;
    return layers.map((layer, i) => html`
      <li><i class="swatch dot" .style=${palette
        ? `--swatch: ${layerColor(palette, i, layers.length)}` : ''}></i>${layer}</li>`);
  }

  changeColours() {
    const all = [...this.changes.values()].flat();
    return CHANGES.map(change => html`
      <li><span class="shape" data-change=${change}>${SHAPES[change]}</span>${CHANGE_NAMES[change]}
        <b>${all.filter(other => other === change).length}</b></li>`);
  }
}

customElements.define('cm-embedding-legend', EmbeddingLegend);
