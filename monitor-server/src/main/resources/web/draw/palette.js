import {CATEGORIES, REMAINDER} from '../model/tables.js';
import {RUN_COLOURS} from './runs.js';

/**
 * The colours of the style sheet as a canvas needs them.
 *
 * @typedef {object} Palette
 * @property {string} card
 * @property {string} ink
 * @property {string} muted
 * @property {string} faint
 * @property {string} line
 * @property {string} strong
 * @property {string} accent
 * @property {string} good
 * @property {string} bad
 * @property {string} font
 * @property {Record<string, string>} category by category, "low-level", "none" and "dead"
 * @property {string[]} change by place in CHANGES, but for the last
 * @property {string[]} layerStops first, middle and last layer
 * @property {string[]} runs
 */

/** @returns {Palette} */
export function readPalette() {
  const probe = document.createElement('i');
  probe.hidden = true;
  document.body.append(probe);
  const color = (/** @type {string} */ token) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    card: color('card'), ink: color('ink'), muted: color('ink-muted'), faint: color('ink-faint'),
    line: color('line'), strong: color('line-strong'), accent: color('accent'), good: color('good'),
    bad: color('bad'),
    font: getComputedStyle(document.documentElement).fontFamily,
    category: Object.fromEntries(
      [...CATEGORIES, ...REMAINDER].map(name => [name, color(`category-${name}`)])),
    change: ['gained', 'lost', 'other', 'kept'].map(name => color(`change-${name}`)),
    layerStops: [color('layer-first'), color('layer-middle'), color('layer-last')],
    runs: Array.from({length: RUN_COLOURS}, (_, i) => color(`run-${i + 1}`)),
  };
  probe.remove();
  return palette;
}

/**
 * Red, green and blue.
 *
 * @param {string} color
 */
export const channels = color => (color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

/**
 * The colour of a layer by its place between the first and the last.
 *
 * @param {Palette} palette
 * @param {number} index
 * @param {number} count
 */
export function layerColor(palette, index, count) {
  const place = count < 2 ? 1 : 2 * index / (count - 1);
  const stop = Math.min(1, Math.floor(place));
  const from = channels(palette.layerStops[stop]);
  const to = channels(palette.layerStops[stop + 1]);
  const mixed = from.map((channel, i) => Math.round(channel + (place - stop) * (to[i] - channel)));
  return `rgb(${mixed.join(', ')})`;
}

/**
 * @param {string} color
 * @param {number} alpha in [0, 1]
 */
export const withAlpha = (color, alpha) => `rgba(${channels(color).join(', ')}, ${alpha})`;
