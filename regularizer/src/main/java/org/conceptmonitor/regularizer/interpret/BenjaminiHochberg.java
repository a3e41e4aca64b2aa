package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;

/**
 * Discoveries among many tests with a bounded expected share of false ones. Benjamini and Hochberg,
 * Journal of the Royal Statistical Society B 57, 1995.
 */
final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * The p-value up to which tests are discoveries; 0 if none is.
   *
   * @param pValues NaN where there was no test
   * @param rate bound of the false discovery rate
   */
  static double largestDiscovery(double[] pValues, double rate) {
    double[] sorted = Arrays.stream(pValues).filter(p -> !Double.isNaN(p)).sorted().toArray();
    for (int rank = sorted.length; rank > 0; rank--) {
      if (sorted[rank - 1] <= rate * rank / sorted.length) {
        return sorted[rank - 1];
      }
    }
    return 0;
  }
}
