package org.conceptmonitor.examples.regularizer;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TestUtils;

/**
 * Values of one measure, one a seed. Immutable by convention: arrays are not copied.
 *
 * @param values in the order of the seeds
 */
record Sample(double[] values) {
  /** The arithmetic mean. */
  double mean() {
    return StatUtils.mean(values);
  }

  /** The standard deviation with n - 1; NaN for a single value. */
  double deviation() {
    return values.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values));
  }

  /** This less another of the same seeds, seed by seed. */
  Sample minus(Sample other) {
    double[] differences = new double[values.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = values[i] - other.values[i];
    }
    return new Sample(differences);
  }

  /** How many values are below 0. */
  int below() {
    int count = 0;
    for (double value : values) {
      count += value < 0 ? 1 : 0;
    }
    return count;
  }

  /**
   * The two-sided p-value of Student's t-test that the mean is 0: the paired test, of differences.
   *
   * @return NaN for a single value or equal ones
   */
  double pValue() {
    return values.length < 2 || !(deviation() > 0) ? Double.NaN : TestUtils.tTest(0, values);
  }
}
