import {LitElement, css, html} from 'lit';
import {decimal} from '../model/format.js';
import {shared} from '../style/shared.js';

/** The probe images that activate a neuron most, with their captions. */
export class TopImages extends LitElement {
  static properties = {
    images: {attribute: false},
    api: {attribute: false},
  };

  static styles = [shared, css`
    .images { display: grid; gap: 8px;
      grid-template-columns: repeat(auto-fill, minmax(var(--image-width, 66px), 1fr)); }
    figure { min-width: 0; }
    img { display: block; width: 100%; aspect-ratio: 1; image-rendering: pixelated;
      border-radius: 5px; background: var(--well); border: 1px solid var(--line); }
    figcaption { font-size: 11px; line-height: 1.3; color: var(--ink-faint); margin-top: 3px;
      overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-line-clamp: 2;
      -webkit-box-orient: vertical; }
  `];

  constructor() {
    super();
    /** @type {?import('../data/types.js').TopImage[]} null while loading */
    this.images = null;
    /** @type {?import('../data/api.js').RunApi} */
    this.api = null;
  }

  render() {
    return html`
      <div class="images" data-testid="top-images">${(this.images ?? []).map(image => html`
        <figure title="activation ${decimal(image.activation)}">
          <img src=${this.api?.imageAddress(image.image) ?? ''}
            alt=${image.caption ?? `probe image ${image.image}`}>
          <figcaption>${image.caption}</figcaption></figure>`)}</div>`;
  }
}

customElements.define('cm-top-images', TopImages);
