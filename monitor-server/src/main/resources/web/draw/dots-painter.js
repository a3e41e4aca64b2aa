import {answerOf} from '../model/answer-of.js';

const worker = new Worker(new URL('./dots-worker.js', import.meta.url), {type: 'module'});

/**
 * Paints dots in a worker.
 *
 * @param {import('./dots.js').Dots} dots
 * @param {import('./dots.js').Plot} plot
 * @returns {Promise<ImageBitmap>}
 */
export const paintedDots = (dots, plot) => answerOf(worker, {dots, plot});
