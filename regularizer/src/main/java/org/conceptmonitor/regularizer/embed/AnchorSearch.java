package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;

/**
 * Each anchor's nearest neuron, from the products of all neurons with all anchors. Rows are copied
 * to an array of their own first, since the compiler makes vector instructions only of loops in
 * which all arrays have the same index.
 */
final class AnchorSearch {
  private final double rounding;
  private final int[] nearest;
  private final double[] least;
  private final double[] row;
  private double[] squaredNorms = {};

  AnchorSearch(int anchors, double rounding) {
    this.nearest = new int[anchors];
    this.least = new double[anchors];
    this.row = new double[anchors];
    this.rounding = rounding;
  }

  /**
   * Finds the neurons. Those whose squared distances differ by no more than the rounding of the
   * products count as equally near, and the first of them is taken.
   *
   * @param neurons u [neurons, width]
   * @param products u . f(a) [neurons, anchors]
   * @param count neurons
   * @param living which neurons may be taken; not none
   * @return an index for each anchor, valid until the next call
   */
  int[] find(double[] neurons, int width, double[] products, int count, boolean[] living) {
    double tolerance = rounding * (1 + measure(neurons, width, count));
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int k = 0; k < count; k++) {
      if (living[k]) {
        lower(k, products);
      }
    }
    Arrays.fill(nearest, -1);
    for (int k = count - 1; k >= 0; k--) {
      if (living[k]) {
        take(k, products, tolerance);
      }
    }
    return nearest;
  }

  /** The last result. */
  int[] nearest() {
    return nearest;
  }

  private void lower(int k, double[] products) {
    System.arraycopy(products, k * row.length, row, 0, row.length);
    double squaredNorm = squaredNorms[k];
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], squaredNorm - 2 * row[i]);
    }
  }

  private void take(int k, double[] products, double tolerance) {
    for (int i = 0, at = k * least.length; i < least.length; i++, at++) {
      if (squaredNorms[k] - 2 * products[at] <= least[i] + tolerance) {
        nearest[i] = k;
      }
    }
  }

  /* Takes the squared norms and returns the greatest. */
  private double measure(double[] neurons, int width, int count) {
    double greatest = 0;
    if (squaredNorms.length < count) {
      squaredNorms = new double[count];
    }
    for (int k = 0, i = 0; k < count; k++) {
      double sum = 0;
      for (int e = 0; e < width; e++, i++) {
        sum += neurons[i] * neurons[i];
      }
      squaredNorms[k] = sum;
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }
}
