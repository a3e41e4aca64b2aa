package org.conceptmonitor.regularizer.interpret;

import java.util.ArrayList;
import java.util.List;

/** Polynomials of second degree in a probe set's measures, each measure standardised first. */
final class Regressors {
  private Regressors() {}

  /** Every measure, every square and every product of two. */
  static List<double[]> all(double[][] measures) {
    List<double[]> standard = new ArrayList<>();
    for (double[] measure : measures) {
      standard.add(standardised(measure));
    }
    List<double[]> regressors = new ArrayList<>(standard);
    for (int i = 0; i < standard.size(); i++) {
      for (int j = i; j < standard.size(); j++) {
        regressors.add(product(standard.get(i), standard.get(j)));
      }
    }
    return regressors;
  }

  /** A measure and its square. */
  static List<double[]> single(double[] measure) {
    double[] standard = standardised(measure);
    return List.of(standard, product(standard, standard));
  }

  private static double[] product(double[] left, double[] right) {
    double[] product = new double[left.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = left[i] * right[i];
    }
    return product;
  }

  private static double[] standardised(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    double[] standardised = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      standardised[i] = variance == 0 ? 0 : (values[i] - mean) / Math.sqrt(variance);
    }
    return standardised;
  }
}
