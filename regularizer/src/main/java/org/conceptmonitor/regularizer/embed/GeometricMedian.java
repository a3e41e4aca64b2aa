package org.conceptmonitor.regularizer.embed;

import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The point with the least sum of distances to some rows, by Weiszfeld's algorithm from their mean:
 * each step is the mean weighted by the inverse distances.
 */
final class GeometricMedian {
  private static final int MOST_STEPS = 50;
  private static final double LEAST_MOVE = 1e-9;
  private static final double LEAST_DISTANCE = 1e-12;

  private GeometricMedian() {}

  /**
   * Approximates the median.
   *
   * @param chosen indices of rows, at least one
   */
  static double[] of(Matrix rows, List<Integer> chosen) {
    double[] weights = chosen.stream().mapToDouble(row -> 1).toArray();
    double[] point = weightedMean(rows, chosen, weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 1 / Math.max(distance(point, rows, chosen.get(i)), LEAST_DISTANCE);
      }
      double[] next = weightedMean(rows, chosen, weights);
      double move = distance(point, next);
      point = next;
      if (move < LEAST_MOVE) {
        break;
      }
    }
    return point;
  }

  private static double[] weightedMean(Matrix rows, List<Integer> chosen, double[] weights) {
    double[] mean = new double[rows.columns()];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      total += weights[i];
      addWeighted(weights[i], rows.values(), chosen.get(i) * mean.length, mean);
    }
    for (int e = 0; e < mean.length; e++) {
      mean[e] /= total;
    }
    return mean;
  }

  private static void addWeighted(double weight, float[] values, int start, double[] sum) {
    for (int e = 0; e < sum.length; e++) {
      sum[e] += weight * values[start + e];
    }
  }

  private static double distance(double[] point, Matrix rows, int row) {
    float[] values = rows.values();
    int start = row * point.length;
    double sum = 0;
    for (int e = 0; e < point.length; e++) {
      double difference = point[e] - values[start + e];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int e = 0; e < a.length; e++) {
      sum += (a[e] - b[e]) * (a[e] - b[e]);
    }
    return Math.sqrt(sum);
  }
}
