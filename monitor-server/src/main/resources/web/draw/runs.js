/** How runs are told apart: by colour, by the shape at a line's end, and, past eight, by dashes. */

/** @typedef {import('./palette.js').Palette} Palette */

/** Shapes as paths in a box of 10 by 10: ECharts and the legend draw the same. */
const SHAPES = [
  'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z', 'M0.5 0.5H9.5V9.5H0.5Z', 'M5 0L10 9.5H0Z',
  'M5 0L10 5L5 10L0 5Z', 'M0 0.5H10L5 10Z', 'M3.3 0H6.7V3.3H10V6.7H6.7V10H3.3V6.7H0V3.3H3.3Z',
  'M2.5 0.5H7.5L10 5L7.5 9.5H2.5L0 5Z', 'M0 2L2 0L5 3L8 0L10 2L7 5L10 8L8 10L5 7L2 10L0 8L3 5Z',
];
/** @type {('solid' | number[])[]} */
const DASHES = ['solid', [7, 4], [2, 3], [9, 3, 2, 3]];

export const RUN_COLOURS = 8;

/**
 * @typedef {object} Look of a run
 * @property {string} color
 * @property {string} shape path in a box of 10 by 10
 * @property {'solid' | number[]} dash
 */

/**
 * The look of a run: always the same for the n-th run of a server.
 *
 * @param {number} n from 0
 * @param {Palette} palette
 * @returns {Look}
 */
export const lookOf = (n, palette) => ({
  color: palette.runs[n % RUN_COLOURS],
  shape: SHAPES[n % SHAPES.length],
  dash: DASHES[Math.floor(n / RUN_COLOURS) % DASHES.length],
});
