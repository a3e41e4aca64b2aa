/**
 * A function that computes only where what goes in has changed, so that what comes out is the same
 * object as long as it is the same.
 *
 * @template {unknown[]} I
 * @template R
 * @param {(...inputs: I) => R} compute
 * @returns {(...inputs: I) => R}
 */
export function remembered(compute) {
  /** @type {?{inputs: I, result: R}} */
  let last = null;
  return (...inputs) => {
    if (last?.inputs.length !== inputs.length
        || inputs.some((input, i) => input !== last?.inputs[i])) {
      last = {inputs, result: compute(...inputs)};
    }
    return last.result;
  };
}
