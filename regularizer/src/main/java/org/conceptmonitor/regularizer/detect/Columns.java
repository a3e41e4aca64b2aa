package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.ProductSum;

/**
 * The columns of a matrix as directions: centred or not, cubed or not, divided by their norm.
 *
 * <p>Each column is divided by its largest absolute value first, which leaves its direction as it
 * was and keeps the cube from underflowing or overflowing, whatever the column's scale. A column
 * without a direction (once centred, one that never varies) becomes 0; one that holds NaN or
 * infinity becomes NaN. No column touches another.
 */
final class Columns {
  private static final int SUMMED_ROWS = 64;

  private final Matrix matrix;
  private final boolean cube;
  private final ColumnScales scales;
  private final double[] squaredNorm;

  private Columns(Matrix matrix, boolean centre, boolean cube) {
    this.matrix = matrix;
    this.cube = cube;
    this.scales = ColumnScales.of(matrix, centre);
    this.squaredNorm = new double[matrix.columns()];
  }

  /** Each column as it is, with norm 1 or all 0. */
  static Matrix uncentred(Matrix matrix) {
    return new Columns(matrix, false, false).dividedByNorm(0);
  }

  /** Each column centred, with norm 1 or all 0. */
  static Matrix centred(Matrix matrix) {
    return new Columns(matrix, true, false).dividedByNorm(0);
  }

  /**
   * Each column centred and cubed, divided by {@code max(norm, floor)}.
   *
   * @param floor in units of the cubed values; 0 for none
   */
  static Matrix cubed(Matrix matrix, double floor) {
    return new Columns(matrix, true, true).dividedByNorm(floor);
  }

  /**
   * The product {@code transpose(cubed(left)) * cubed(right)}, without holding either factor in
   * memory: block by block of rows, and the norms divide the product.
   */
  static Matrix cubedCosines(Matrix left, Matrix right, double floor) {
    Columns rows = new Columns(left, true, true);
    Columns columns = new Columns(right, true, true);
    int blockRows = ProductSum.blockRows(left.columns(), right.columns());
    if (left.rows() <= blockRows) {
      Matrix product = rows.raised(0, left.rows()).transposeTimes(columns.raised(0, right.rows()));
      return scaled(product, rows.factors(floor), columns.factors(floor));
    }
    try (ProductSum sum = new ProductSum(left.columns(), right.columns())) {
      for (int row = 0; row < left.rows(); row += blockRows) {
        int end = Math.min(row + blockRows, left.rows());
        sum.add(rows.raised(row, end), columns.raised(row, end));
      }
      return scaled(sum.get(), rows.factors(floor), columns.factors(floor));
    }
  }

  private static Matrix scaled(Matrix product, float[] rowFactor, float[] columnFactor) {
    float[] values = product.values();
    for (int row = 0; row < rowFactor.length; row++) {
      int start = row * columnFactor.length;
      for (int c = 0; c < columnFactor.length; c++) {
        values[start + c] *= rowFactor[row] * columnFactor[c];
      }
    }
    return product;
  }

  private Matrix dividedByNorm(double floor) {
    Matrix raised = raised(0, matrix.rows());
    float[] values = raised.values();
    float[] factor = factors(floor);
    for (int start = 0; start < values.length; start += factor.length) {
      for (int c = 0; c < factor.length; c++) {
        values[start + c] *= factor[c];
      }
    }
    return raised;
  }

  private float[] factors(double floor) {
    float[] factor = new float[squaredNorm.length];
    for (int c = 0; c < factor.length; c++) {
      double inverse = scales.inverse()[c];
      double scale = cube ? inverse * inverse * inverse : inverse;
      double norm = Math.sqrt(squaredNorm[c]);
      factor[c] = norm == 0 ? 0 : (float) Math.min(1 / norm, 1 / (floor * scale));
    }
    return factor;
  }

  /* Some rows, before division; their squares are added to the norms. Each row is asked for once. */
  private Matrix raised(int from, int to) {
    float[] target = new float[(to - from) * matrix.columns()];
    ColumnSlices.forEach(matrix.columns(), (first, last) -> raise(from, to, first, last, target));
    return Matrix.of(to - from, matrix.columns(), target);
  }

  private void raise(int from, int to, int first, int last, float[] target) {
    float[] squares = new float[last - first];
    for (int row = from; row < to; row++) {
      int start = (row - from) * matrix.columns();
      raiseRow(row * matrix.columns(), first, last, target, start);
      for (int c = 0; c < squares.length; c++) {
        squares[c] += target[start + first + c] * target[start + first + c];
      }
      if (row % SUMMED_ROWS == SUMMED_ROWS - 1 || row == to - 1) {
        moveInto(squaredNorm, first, squares);
      }
    }
  }

  private void raiseRow(int start, int first, int last, float[] target, int targetStart) {
    float[] values = matrix.values();
    float[] mean = scales.mean();
    float[] meanRest = scales.meanRest();
    float[] inverse = scales.inverse();
    for (int c = first; c < last; c++) {
      float scaled = ((values[start + c] - mean[c]) - meanRest[c]) * inverse[c];
      target[targetStart + c] = cube ? scaled * scaled * scaled : scaled;
    }
  }

  /* Sums of few rows are single precision, sums of these double. */
  static void moveInto(double[] total, int from, float[] sum) {
    for (int c = 0; c < sum.length; c++) {
      total[from + c] += sum[c];
      sum[c] = 0;
    }
  }
}
