package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;

/**
 * Columns centred, cubed and divided by their norm, and the gradient back through that. With the
 * centred column a, m = max|a| and b = a / m, the direction is x = b^3 / ||b^3||: dividing by m
 * first keeps the cube of tiny or huge activations in range and changes nothing else, since x does
 * not depend on the scale.
 *
 * <p>Only what is one number a column is kept: b and x are computed anew from the values wherever
 * they are needed, which is faster than to read them from memory. Rows are copied to an array of
 * their own first, since the compiler makes vector instructions only of loops in which all arrays
 * have the same index.
 */
final class CubedColumns {
  /* A column whose values differ by no more than rounding, relative to its largest, is constant. */
  private final double rounding;
  private final double floor;
  private int rows;
  private int columns;
  private double[] values = {};
  private double[] means = {};
  private double[] lows = {};
  private double[] highs = {};
  /* 1 / m; 0 in constant columns, NaN in those with a value that is not finite. */
  private double[] inverses = {};
  /* 1 / ||b^3||; 0 in constant columns. */
  private double[] factors = {};
  private double[] sums = {};
  private boolean[] floored = {};
  private double[] row = {};
  private double[] gradientRow = {};

  CubedColumns(double floor, double rounding) {
    this.floor = floor;
    this.rounding = rounding;
  }

  /** Takes values [rows, columns], which must stay as they are while this is asked about them. */
  void set(double[] newValues, int newRows, int newColumns) {
    values = newValues;
    rows = newRows;
    columns = newColumns;
    reserve();
    measure();
    scale();
    normalise();
  }

  /** Writes x [rows, columns]; 0 in constant columns. */
  void writeDirections(BackEndMatrix target) {
    target.fill(rows, columns, this::writeDirection);
  }

  private void writeDirection(int index, double[] directions) {
    take(index);
    for (int c = 0; c < columns; c++) {
      double b = (row[c] - means[c]) * inverses[c];
      directions[c] = b * b * b * factors[c];
    }
  }

  private void take(int index) {
    System.arraycopy(values, index * columns, row, 0, columns);
  }

  boolean isConstant(int column) {
    return inverses[column] == 0;
  }

  boolean isFinite(int column) {
    return Double.isFinite(inverses[column]);
  }

  /**
   * The gradient with respect to the values: g_a = 3 b^2 g_b / m with g_b = (g_x - x (x . g_x)) /
   * ||b^3||, less its mean over the rows.
   *
   * @param directionGradient g_x [rows, columns]; overwritten with the result
   */
  void backward(double[] directionGradient) {
    double[] resultMeans = lows;
    Arrays.fill(sums, 0, columns, 0);
    Arrays.fill(resultMeans, 0, columns, 0);
    forEachRow(directionGradient, this::project);
    for (int c = 0; c < columns; c++) {
      sums[c] = floored[c] ? 0 : sums[c];
    }
    forEachRow(directionGradient, this::unscale);
    for (int c = 0; c < columns; c++) {
      resultMeans[c] /= rows;
    }
    forEachRow(directionGradient, this::centre);
  }

  private void forEachRow(double[] gradient, Runnable change) {
    for (int index = 0; index < rows; index++) {
      take(index);
      System.arraycopy(gradient, index * columns, gradientRow, 0, columns);
      change.run();
      System.arraycopy(gradientRow, 0, gradient, index * columns, columns);
    }
  }

  /* Adds the row to x . g_x. */
  private void project() {
    for (int c = 0; c < columns; c++) {
      double b = (row[c] - means[c]) * inverses[c];
      sums[c] += b * b * b * factors[c] * gradientRow[c];
    }
  }

  private void unscale() {
    for (int c = 0; c < columns; c++) {
      double b = (row[c] - means[c]) * inverses[c];
      double across = gradientRow[c] - b * b * b * factors[c] * sums[c];
      gradientRow[c] = 3 * b * b * across * factors[c] * inverses[c];
    }
    for (int c = 0; c < columns; c++) {
      lows[c] += gradientRow[c];
    }
  }

  private void centre() {
    for (int c = 0; c < columns; c++) {
      gradientRow[c] -= lows[c];
    }
  }

  private void measure() {
    Arrays.fill(means, 0, columns, 0);
    Arrays.fill(lows, 0, columns, Double.POSITIVE_INFINITY);
    Arrays.fill(highs, 0, columns, Double.NEGATIVE_INFINITY);
    for (int index = 0; index < rows; index++) {
      take(index);
      addRow();
    }
  }

  private void addRow() {
    for (int c = 0; c < columns; c++) {
      means[c] += row[c];
      lows[c] = Math.min(lows[c], row[c]);
      highs[c] = Math.max(highs[c], row[c]);
    }
  }

  private void scale() {
    for (int c = 0; c < columns; c++) {
      means[c] /= rows;
      double largest = Math.max(Math.abs(lows[c]), Math.abs(highs[c]));
      double scale = Math.max(highs[c] - means[c], means[c] - lows[c]);
      boolean constant = scale <= Math.max(rounding * largest, Double.MIN_NORMAL);
      inverses[c] = constant ? 0 : Double.isInfinite(scale) ? Double.NaN : 1 / scale;
    }
  }

  private void normalise() {
    Arrays.fill(sums, 0, columns, 0);
    for (int index = 0; index < rows; index++) {
      take(index);
      addSquares();
    }
    for (int c = 0; c < columns; c++) {
      double norm = Math.sqrt(sums[c]);
      double least = floor * inverses[c] * inverses[c] * inverses[c];
      floored[c] = norm < least;
      factors[c] = inverses[c] == 0 ? 0 : 1 / Math.max(norm, least);
    }
  }

  private void addSquares() {
    for (int c = 0; c < columns; c++) {
      double b = (row[c] - means[c]) * inverses[c];
      double cube = b * b * b;
      sums[c] += cube * cube;
    }
  }

  private void reserve() {
    if (means.length < columns) {
      means = new double[columns];
      lows = new double[columns];
      highs = new double[columns];
      inverses = new double[columns];
      factors = new double[columns];
      sums = new double[columns];
      floored = new boolean[columns];
      row = new double[columns];
      gradientRow = new double[columns];
    }
  }
}
