package org.conceptmonitor.regularizer.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * An orthonormal basis of regressors beside the intercept, by modified Gram-Schmidt done twice.
 * Regressors that the earlier ones and the intercept explain are left out, so that rank deficiency
 * is no error. Least squares in it is two thin products.
 */
final class OrthonormalColumns {
  /* Share of a regressor's norm below which nothing of its own is left. */
  private static final double DEPENDENT = 1e-6;

  /* Share of a column's standard deviation below which the residual is rounding, in floats. */
  private static final double ROUNDING = 1e-4;

  private final Matrix basis;

  private OrthonormalColumns(Matrix basis) {
    this.basis = basis;
  }

  static OrthonormalColumns of(List<double[]> regressors) {
    int images = regressors.get(0).length;
    double[] intercept = new double[images];
    Arrays.fill(intercept, 1 / Math.sqrt(images));
    List<double[]> columns = new ArrayList<>(List.of(intercept));
    for (double[] regressor : regressors) {
      addPartOfItsOwn(regressor, columns);
    }
    return new OrthonormalColumns(matrix(columns.subList(1, columns.size()), images));
  }

  private static void addPartOfItsOwn(double[] regressor, List<double[]> columns) {
    double[] rest = regressor.clone();
    double before = Math.sqrt(dot(rest, rest));
    for (int pass = 0; pass < 2; pass++) {
      for (double[] column : columns) {
        subtract(column, dot(column, rest), rest);
      }
    }
    double after = Math.sqrt(dot(rest, rest));
    if (after > DEPENDENT * before) {
      scale(rest, 1 / after);
      columns.add(rest);
    }
  }

  /** The part of each column, around its mean, that the regressors don't explain. */
  Matrix residuals(Matrix columns) {
    Matrix centred = ColumnMoments.centred(columns);
    Matrix residuals = minusProjection(minusProjection(centred));
    clearRounding(residuals, ColumnMoments.squares(centred), ColumnMoments.squares(residuals));
    ColumnMoments.add(ColumnMoments.means(columns), residuals);
    return residuals;
  }

  /**
   * How much of each column these regressors explain.
   *
   * @param centred columns of mean 0
   * @return the sum of squares that they account for
   */
  double[] explainedSquares(Matrix centred) {
    return ColumnMoments.squares(basis.transposeTimes(centred));
  }

  private Matrix minusProjection(Matrix columns) {
    Matrix projection = basis.times(basis.transposeTimes(columns));
    float[] rest = new float[columns.values().length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = columns.values()[i] - projection.values()[i];
    }
    return Matrix.of(columns.rows(), columns.columns(), rest);
  }

  private static void clearRounding(Matrix residuals, double[] before, double[] after) {
    boolean[] explained = new boolean[before.length];
    for (int column = 0; column < before.length; column++) {
      explained[column] = after[column] <= ROUNDING * ROUNDING * before[column];
    }
    float[] values = residuals.values();
    for (int start = 0; start < values.length; start += explained.length) {
      for (int column = 0; column < explained.length; column++) {
        values[start + column] = explained[column] ? 0 : values[start + column];
      }
    }
  }

  private static Matrix matrix(List<double[]> columns, int rows) {
    float[] values = new float[rows * columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) columns.get(i % columns.size())[i / columns.size()];
    }
    return Matrix.of(rows, columns.size(), values);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static void subtract(double[] column, double factor, double[] from) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * column[i];
    }
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }
}
