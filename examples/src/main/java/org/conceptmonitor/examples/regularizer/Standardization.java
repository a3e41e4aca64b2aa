package org.conceptmonitor.examples.regularizer;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Brings columns to mean 0 and standard deviation 1, as measured on some rows. A column that is
 * constant there becomes 0.
 *
 * @param means one a column
 * @param deviations one a column
 */
record Standardization(double[] means, double[] deviations) {
  /** Measures the columns. */
  static Standardization of(double[][] rows) {
    double[] means = new double[rows[0].length];
    double[] deviations = new double[means.length];
    for (int column = 0; column < means.length; column++) {
      int index = column;
      double[] values = Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
      means[column] = new Mean().evaluate(values);
      deviations[column] = new StandardDeviation().evaluate(values);
    }
    return new Standardization(means, deviations);
  }

  /** New rows. */
  double[][] apply(double[][] rows) {
    double[][] standard = new double[rows.length][means.length];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < means.length; i++) {
        standard[row][i] = deviations[i] > 0 ? (rows[row][i] - means[i]) / deviations[i] : 0;
      }
    }
    return standard;
  }
}
