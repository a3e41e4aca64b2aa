package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** Rows as columns: what lay far apart then lies side by side. */
final class Transposition {
  private static final int TILE = 32;

  private Transposition() {}

  /** The transpose. */
  static Matrix of(Matrix matrix) {
    int height = matrix.rows();
    int width = matrix.columns();
    float[] values = matrix.values();
    float[] transposed = new float[values.length];
    for (int tile = 0; tile < height; tile += TILE) {
      for (int column = 0; column < width; column++) {
        for (int row = tile; row < Math.min(height, tile + TILE); row++) {
          transposed[column * height + row] = values[row * width + column];
        }
      }
    }
    return Matrix.of(width, height, transposed);
  }

  /** The transpose of rows of equal length, at least one. */
  static float[][] of(float[][] rows) {
    float[][] transposed = new float[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        transposed[column][row] = rows[row][column];
      }
    }
    return transposed;
  }
}
