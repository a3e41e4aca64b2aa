/** What is told of one neuron beside its concept: epochs to look at, its histogram. */

/** Epochs of which top images are shown side by side, at most. */
const MILESTONES = 8;

/**
 * Epochs that tell a run's course: the first, the newest, and some between, evenly spread.
 *
 * @param {number[]} epochs in order
 */
export function milestones(epochs) {
  const steps = Math.min(MILESTONES, epochs.length) - 1;
  return steps < 1 ? epochs : Array.from({length: steps + 1}, (_, i) =>
    epochs[Math.round(i * (epochs.length - 1) / steps)]);
}

/**
 * A histogram's bins with their edges.
 *
 * @param {import('../data/types.js').Histogram} histogram
 * @returns {{lower: number, upper: number, images: number}[]}
 */
export const bins = ({lowest, highest, counts}) => counts.map((images, i) => ({
  lower: lowest + i * (highest - lowest) / counts.length,
  upper: lowest + (i + 1) * (highest - lowest) / counts.length,
  images,
}));
