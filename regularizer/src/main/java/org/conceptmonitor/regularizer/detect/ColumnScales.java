package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What takes each column of a matrix to the range from -1 to 1: its mean, if columns are to be
 * centred, and the inverse of the largest absolute value that then remains. The inverse is 0 for a
 * column without a direction, NaN for one that holds NaN or infinity.
 *
 * <p>Single precision, for speed, and one pass: rows are summed in blocks, blocks in double
 * precision. The sum is of the differences to the first row, and the mean comes in two parts, so
 * that a large mean costs no accuracy.
 *
 * @param mean 0 if columns are not centred
 * @param meanRest what rounding the mean to single precision left out
 */
record ColumnScales(float[] mean, float[] meanRest, float[] inverse) {
  private static final int BLOCK = 64;

  /** Measures every column. */
  static ColumnScales of(Matrix matrix, boolean centre) {
    int columns = matrix.columns();
    ColumnScales scales =
        new ColumnScales(new float[columns], new float[columns], new float[columns]);
    ColumnSlices.forEach(columns, (first, last) -> scales.measure(matrix, centre, first, last));
    return scales;
  }

  private void measure(Matrix matrix, boolean centre, int from, int to) {
    float[] values = matrix.values();
    boolean hasFirst = centre && matrix.rows() > 0;
    float[] first = hasFirst ? Arrays.copyOfRange(values, from, to) : new float[to - from];
    float[] least = filled(to - from, Float.POSITIVE_INFINITY);
    float[] greatest = filled(to - from, Float.NEGATIVE_INFINITY);
    double[] sum = new double[to - from];
    float[] blockSum = new float[to - from];
    for (int row = 0; row < matrix.rows(); row++) {
      int start = row * matrix.columns() + from;
      for (int c = 0; c < blockSum.length; c++) {
        float difference = values[start + c] - first[c];
        blockSum[c] += difference;
        least[c] = Math.min(least[c], difference);
        greatest[c] = Math.max(greatest[c], difference);
      }
      if (row % BLOCK == BLOCK - 1 || row == matrix.rows() - 1) {
        Columns.moveInto(sum, 0, blockSum);
      }
    }
    for (int c = 0; c < sum.length; c++) {
      double meanDifference = centre ? sum[c] / matrix.rows() : 0;
      setMean(from + c, first[c] + meanDifference);
      inverse[from + c] = inverse(least[c] - meanDifference, greatest[c] - meanDifference, centre);
    }
  }

  private void setMean(int column, double value) {
    mean[column] = (float) value;
    meanRest[column] = (float) (value - mean[column]);
  }

  /* A constant column is told by its extremes: its mean may be rounded, and a - mean not quite 0. */
  private static float inverse(double least, double greatest, boolean centre) {
    double largest = Math.max(-least, greatest);
    boolean nothing = centre ? least == greatest : largest == 0;
    if (nothing) {
      return 0;
    }
    return Double.isFinite(largest) ? (float) Math.min(1 / largest, Float.MAX_VALUE) : Float.NaN;
  }

  private static float[] filled(int length, float value) {
    float[] array = new float[length];
    Arrays.fill(array, value);
    return array;
  }
}
