package org.conceptmonitor.regularizer.embed;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** Norms of rows, and distances between rows, of matrices of one width, in double precision. */
final class Rows {
  private Rows() {}

  /** ||a_i||^2 of every row. */
  static double[] squaredNorms(Matrix a) {
    double[] squares = new double[a.rows()];
    for (int i = 0; i < squares.length; i++) {
      for (int e = 0; e < a.columns(); e++) {
        double value = a.get(i, e);
        squares[i] += value * value;
      }
    }
    return squares;
  }

  /** ||a_i - b_j||^2. */
  static double squaredDistance(Matrix a, int i, Matrix b, int j) {
    float[] left = a.values();
    float[] right = b.values();
    int width = a.columns();
    int leftStart = i * width;
    int rightStart = j * width;
    double sum = 0;
    for (int e = 0; e < width; e++) {
      double difference = (double) left[leftStart + e] - right[rightStart + e];
      sum += difference * difference;
    }
    return sum;
  }
}
