package org.conceptmonitor.regularizer.detect;

/**
 * Each neuron's activation threshold: the value that a small share of its map values over all
 * images exceeds. Exact.
 *
 * <p>NetDissect-Lite reads the quantile off a table of 1,000 levels from 0 to 1, at index {@code
 * (int) (1000 * (1 - share) - 1)}: for a share of 0.005 that is the level 994/999. Between the n
 * sorted values it interpolates linearly, the i-th standing at (i - 1/2) / n (Hazen).
 */
final class MapThresholds {
  private static final int LEVELS = 1000;
  private static final int MOST_KEPT = 1 << 29;

  private MapThresholds() {}

  /** One threshold a neuron; NaN where the neuron's maps hold NaN or infinity. */
  static double[] of(ActivationMaps maps, double share) {
    return atLevel(maps, Math.max(0, (int) (LEVELS * (1 - share) - 1)) / (LEVELS - 1.0));
  }

  /** Each neuron's quantile at a level in [0, 1]; NaN where its maps hold NaN or infinity. */
  static double[] atLevel(ActivationMaps maps, double level) {
    long count = (long) maps.images() * maps.height() * maps.width();
    double position = Math.min(Math.max(count * level - 0.5, 0), count - 1.0);
    int kept = kept(count, count - (long) position);
    double[] thresholds = new double[maps.neurons()];
    for (int neuron = 0; neuron < thresholds.length; neuron++) {
      GreatestValues greatest = new GreatestValues(kept);
      boolean finite = readAll(maps, neuron, greatest);
      thresholds[neuron] = finite ? greatest.leastAndNext(position % 1) : Double.NaN;
    }
    return thresholds;
  }

  private static int kept(long count, long kept) {
    if (count == 0 || kept > MOST_KEPT) {
      throw new IllegalArgumentException(
          "of the %d map values of a neuron over the probe set %d are needed: expected 1 to %d; take another layer or fewer images"
              .formatted(count, kept, MOST_KEPT));
    }
    return (int) kept;
  }

  private static boolean readAll(ActivationMaps maps, int neuron, GreatestValues greatest) {
    float[] map = new float[maps.height() * maps.width()];
    for (int image = 0; image < maps.images(); image++) {
      maps.read(image, neuron, map);
      for (float value : map) {
        if (!Float.isFinite(value)) {
          return false;
        }
        greatest.add(value);
      }
    }
    return true;
  }
}
