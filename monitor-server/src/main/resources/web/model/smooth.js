/**
 * Exponential moving average that looks only backwards and is not drawn towards zero at its start:
 * s_t = Σ w^(t-i) x_i / Σ w^(t-i) over the finite x_i up to t. A value that is not finite gives a
 * gap and leaves the average as it was. Equal values give exactly themselves.
 *
 * @param {number[]} values
 * @param {number} weight w of the past, in [0, 1)
 * @returns {(?number)[]}
 */
export function smooth(values, weight) {
  let average = 0;
  let norm = 0;
  return values.map(value => {
    if (!Number.isFinite(value)) {
      return null;
    }
    norm = weight * norm + 1;
    average += (value - average) / norm;
    return average;
  });
}
