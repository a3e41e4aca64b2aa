package org.conceptmonitor.regularizer.testing;

import java.util.Random;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Matrices of random values for tests; equal seeds give equal matrices. */
public final class RandomMatrices {
  private RandomMatrices() {}

  /** Normally distributed values. */
  public static Matrix normal(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(rows, columns, values);
  }

  /** Rows of norm 1 in random directions. */
  public static Matrix unitRows(int rows, int columns, long seed) {
    float[] values = normal(rows, columns, seed).values();
    for (int row = 0; row < rows; row++) {
      double squares = 0;
      for (int c = 0; c < columns; c++) {
        squares += (double) values[row * columns + c] * values[row * columns + c];
      }
      for (int c = 0; c < columns; c++) {
        values[row * columns + c] /= (float) Math.sqrt(squares);
      }
    }
    return Matrix.of(rows, columns, values);
  }
}
