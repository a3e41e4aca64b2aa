package org.conceptmonitor.regularizer.matrix;

/** A matrix product in Java, summed in double precision. */
final class SmallProduct {
  private SmallProduct() {}

  /** The values of the product, row by row. */
  static float[] of(Matrix left, Matrix right, Transposed transposed) {
    return switch (transposed) {
      case NONE -> sumOfScaledRows(left, right, false);
      case LEFT -> sumOfScaledRows(left, right, true);
      case RIGHT -> rowByRow(left, right);
    };
  }

  private static float[] sumOfScaledRows(Matrix left, Matrix right, boolean transposeLeft) {
    int resultRows = transposeLeft ? left.columns() : left.rows();
    double[] sums = new double[resultRows * right.columns()];
    for (int i = 0; i < left.rows(); i++) {
      for (int j = 0; j < left.columns(); j++) {
        int resultRow = transposeLeft ? j : i;
        int rightRow = transposeLeft ? i : j;
        addScaledRow(left.get(i, j), right, rightRow, sums, resultRow * right.columns());
      }
    }
    return rounded(sums);
  }

  private static void addScaledRow(
      double factor, Matrix right, int row, double[] sums, int sumsStart) {
    float[] values = right.values();
    int start = row * right.columns();
    for (int c = 0; c < right.columns(); c++) {
      sums[sumsStart + c] += factor * values[start + c];
    }
  }

  private static float[] rowByRow(Matrix left, Matrix right) {
    float[] values = new float[left.rows() * right.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) dot(left, i / right.rows(), right, i % right.rows());
    }
    return values;
  }

  private static double dot(Matrix left, int leftRow, Matrix right, int rightRow) {
    int width = left.columns();
    float[] leftValues = left.values();
    float[] rightValues = right.values();
    double sum = 0;
    for (int c = 0; c < width; c++) {
      sum += (double) leftValues[leftRow * width + c] * rightValues[rightRow * width + c];
    }
    return sum;
  }

  private static float[] rounded(double[] sums) {
    float[] values = new float[sums.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) sums[i];
    }
    return values;
  }
}
