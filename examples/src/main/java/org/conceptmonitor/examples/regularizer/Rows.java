package org.conceptmonitor.examples.regularizer;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** Matrices as rows of doubles, and back. */
final class Rows {
  private Rows() {}

  static double[][] doubles(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.columns()];
    for (int i = 0; i < matrix.values().length; i++) {
      rows[i / matrix.columns()][i % matrix.columns()] = matrix.values()[i];
    }
    return rows;
  }

  static Matrix floats(double[][] rows) {
    Matrix matrix = Matrix.zeros(rows.length, rows[0].length);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) rows[i / matrix.columns()][i % matrix.columns()];
    }
    return matrix;
  }
}
