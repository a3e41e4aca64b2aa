package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** Sums over the rows of a matrix, in double precision. */
final class ColumnMoments {
  private ColumnMoments() {}

  static double[] means(Matrix matrix) {
    double[] means = new double[matrix.columns()];
    float[] values = matrix.values();
    for (int start = 0; start < values.length; start += means.length) {
      for (int column = 0; column < means.length; column++) {
        means[column] += values[start + column];
      }
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= matrix.rows();
    }
    return means;
  }

  /** The sum of each column's squares. */
  static double[] squares(Matrix matrix) {
    return squares(matrix, 0, matrix.rows());
  }

  /** The sum of each column's squares over the rows from the first to before the last. */
  static double[] squares(Matrix matrix, int first, int last) {
    double[] squares = new double[matrix.columns()];
    float[] values = matrix.values();
    for (int row = first; row < last; row++) {
      int start = row * squares.length;
      for (int column = 0; column < squares.length; column++) {
        squares[column] += (double) values[start + column] * values[start + column];
      }
    }
    return squares;
  }

  /** The matrix with each column's mean subtracted. */
  static Matrix centred(Matrix matrix) {
    double[] means = means(matrix);
    float[] values = matrix.values();
    float[] centred = new float[values.length];
    for (int start = 0; start < values.length; start += means.length) {
      for (int column = 0; column < means.length; column++) {
        centred[start + column] = (float) (values[start + column] - means[column]);
      }
    }
    return Matrix.of(matrix.rows(), matrix.columns(), centred);
  }

  /** Adds a number to each column. */
  static void add(double[] numbers, Matrix to) {
    float[] values = to.values();
    for (int start = 0; start < values.length; start += numbers.length) {
      for (int column = 0; column < numbers.length; column++) {
        values[start + column] += (float) numbers[column];
      }
    }
  }
}
