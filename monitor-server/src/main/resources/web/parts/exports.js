import {LitElement, css, html} from 'lit';
import {png, svg} from '../draw/export.js';
import {csv} from '../model/csv.js';
import {shared} from '../style/shared.js';

/** Saves a chart as a picture, its numbers as a table, and the answer that they come from. */
export class Exports extends LitElement {
  static properties = {
    heading: {},
    option: {attribute: false},
    columns: {attribute: false},
    rows: {attribute: false},
    palette: {attribute: false},
    plot: {attribute: false},
    arrow: {attribute: false},
    failure: {state: true},
  };

  static styles = [shared, css`
    .row { display: flex; gap: 2px; }
    button { font-size: 11.5px; padding: 1px 7px; color: var(--ink-muted);
      border-color: transparent; background: none; }
    button:hover { background: var(--well); color: var(--ink); }
    .failure { color: var(--bad); font-size: 12px; }
  `];

  constructor() {
    super();
    /** What the chart shows; the files are named after it. */
    this.heading = '';
    /** @type {?import('../draw/base.js').Option} */
    this.option = null;
    /** @type {string[]} */
    this.columns = [];
    /** @type {() => unknown[][]} */
    this.rows = () => [];
    /** @type {?import('../draw/palette.js').Palette} */
    this.palette = null;
    /** @type {import('../draw/export.js').Size | undefined} of the axes, if it matters */
    this.plot = undefined;
    /** @type {?(() => Promise<Blob[]>)} pages of the server's answer, if it is one */
    this.arrow = null;
    this.failure = '';
  }

  render() {
    const {option, palette, heading, plot, arrow} = this;
    return html`
      <div class="row" role="group" aria-label="Save ${heading} as">
        ${this.columns.length === 0 ? '' : this.save('CSV', 'csv', async () =>
          [new Blob([csv(this.columns, this.rows())], {type: 'text/csv'})])}
        ${arrow === null ? '' : this.save('Arrow', 'arrows', arrow)}
        ${option === null || palette === null ? '' : [
          this.save('PNG', 'png', async () => [await png(option, heading, palette, plot)]),
          this.save('SVG', 'svg', async () => [await svg(option, heading, palette, plot)])]}
      </div>
      ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : ''}`;
  }

  /**
   * @param {string} kind
   * @param {string} suffix of the files' names
   * @param {() => Promise<Blob[]>} make
   */
  save(kind, suffix, make) {
    return html`<button title="Save as ${kind}" @click=${async () => {
      try {
        this.failure = '';
        const files = await make();
        files.forEach((file, i) =>
          download(`${this.heading}${i === 0 ? '' : ` ${i + 1}`}.${suffix}`, file));
      } catch (error) {
        this.failure = `${kind} could not be saved: ${/** @type {Error} */ (error).message}`;
      }
    }}>${kind}</button>`;
  }
}

/**
 * @param {string} name of the file; what a file system may refuse becomes a hyphen
 * @param {Blob} content
 */
function download(name, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name.replaceAll(/[^\p{L}\p{N}._]+/gu, '-');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

customElements.define('cm-exports', Exports);
