/** @typedef {import('../data/types.js').Detector} Detector */
/** @typedef {import('../state/place.js').Place} Place */

/**
 * All settings, those that were chosen and those that are the agent's.
 *
 * @typedef {object} Settings
 * @property {string} detector
 * @property {'replicated' | 'fixed'} rule
 * @property {number} threshold
 * @property {number} rate
 * @property {number} temperature
 */

/** What the server takes where the agent bounded no false discoveries. */
const USUAL_RATE = 0.05;

/**
 * The settings as the agent had them.
 *
 * @param {Detector} detector
 * @returns {Settings}
 */
const agents = ({detector, rule, threshold, false_discovery_rate: rate, temperature}) => ({
  detector, rule: rule === 'replicated' ? 'replicated' : 'fixed', threshold,
  rate: Number.isNaN(rate) ? USUAL_RATE : rate, temperature,
});

/**
 * The chosen settings, completed by the agent's, and the agent's for the same detector.
 *
 * @param {Place} place
 * @param {Detector[]} detectors
 * @returns {?{chosen: Settings, own: Settings}} null without detectors
 */
export function settingsOf(place, detectors) {
  const found = detectors.find(({detector}) => detector === place.detector) ?? detectors[0];
  if (!found) {
    return null;
  }
  const own = agents(found);
  return {own, chosen: {detector: own.detector, rule: place.rule || own.rule,
    threshold: place.threshold ?? own.threshold, rate: place.rate ?? own.rate,
    temperature: place.temperature ?? own.temperature}};
}

/**
 * @param {Place} place
 * @param {Detector[]} detectors
 */
export const chosenSettings = (place, detectors) => settingsOf(place, detectors)?.chosen ?? null;

/**
 * The chosen settings alone, as the server takes them.
 *
 * @param {Place} place
 * @returns {Record<string, string | number>}
 */
export function changedSettings({detector, rule, threshold, rate, temperature}) {
  /** @type {Record<string, string | number>} */
  const changed = {};
  Object.entries({detector, rule, threshold, rate, temperature}).forEach(([name, value]) => {
    if (value !== null && value !== '') {
      changed[name] = value;
    }
  });
  return changed;
}

/**
 * @param {import('../data/types.js').Similarities[]} similarities
 * @param {Settings} settings
 * @returns {number[]} the epochs of which similarities are stored, rising
 */
export const storedEpochs = (similarities, {detector}) =>
  similarities.filter(row => row.detector === detector).map(({epoch}) => epoch);

/**
 * @param {number[]} epochs rising
 * @param {?number} wished null for the newest
 * @returns {?number} the last one up to the wished, else the first; null without epochs
 */
export const nearestEpoch = (epochs, wished) =>
  (wished === null ? epochs.at(-1) : epochs.findLast(epoch => epoch <= wished) ?? epochs[0]) ?? null;

/** Temperatures of the thesis's curves, with the chosen one. */
export const temperatures = (/** @type {number} */ chosen) =>
  [...new Set([0.005, 0.01, 0.03, 0.1, 0.3, 1, chosen])].sort((a, b) => a - b);

/**
 * The least and the greatest similarity of a neuron's best concept, widened to hold some values.
 *
 * @param {number[]} similarities
 * @param {number[]} held
 * @returns {[number, number]}
 */
export function similarityRange(similarities, held) {
  const finite = [...similarities, ...held].filter(Number.isFinite);
  return [Math.min(0, ...finite), Math.max(...finite)];
}
