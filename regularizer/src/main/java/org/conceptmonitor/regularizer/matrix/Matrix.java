package org.conceptmonitor.regularizer.matrix;

import java.util.Arrays;

/**
 * A matrix of floats in row-major order. Elementwise work loops over {@link #values()}; large
 * products go through ND4J, so that its back end takes them, small ones (up to 4 million
 * multiplications) are summed here in double precision. Not copied on construction: whoever hands
 * over the values must not change them afterwards. Safe for use by several threads once built.
 */
public final class Matrix {
  /* Multiplications up to which Java takes about as long as a call to the back end. */
  private static final long SMALL_PRODUCT = 1 << 22;

  private final int rows;
  private final int columns;
  private final float[] values;

  private Matrix(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Wraps the values without copying them.
   *
   * @param values row by row, {@code rows * columns} of them
   */
  public static Matrix of(int rows, int columns, float[] values) {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "%d values can't fill a matrix of %d x %d".formatted(values.length, rows, columns));
    }
    return new Matrix(rows, columns, values);
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return of(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The values row by row; shared, not to be changed. */
  public float[] values() {
    return values;
  }

  public float get(int row, int column) {
    return values[row * columns + column];
  }

  /** A copy of one row. */
  public float[] row(int row) {
    float[] copy = new float[columns];
    System.arraycopy(values, row * columns, copy, 0, columns);
    return copy;
  }

  /** A copy of the rows from one to before another. */
  public Matrix rows(int from, int to) {
    return of(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
  }

  /** The chosen rows, in the given order. */
  public Matrix selectRows(int[] chosen) {
    float[] selected = new float[chosen.length * columns];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * columns, selected, i * columns, columns);
    }
    return of(chosen.length, columns, selected);
  }

  /** The product {@code this * right}. */
  public Matrix times(Matrix right) {
    requireSame(columns, right.rows, right);
    return product(right, Transposed.NONE, rows, right.columns);
  }

  /** The product {@code transpose(this) * right}, without forming the transpose. */
  public Matrix transposeTimes(Matrix right) {
    requireSame(rows, right.rows, right);
    return product(right, Transposed.LEFT, columns, right.columns);
  }

  /** The product {@code this * transpose(right)}, without forming the transpose. */
  public Matrix timesTranspose(Matrix right) {
    requireSame(columns, right.columns, right);
    return product(right, Transposed.RIGHT, rows, right.rows);
  }

  private Matrix product(Matrix right, Transposed transposed, int resultRows, int resultColumns) {
    if (values.length == 0 || right.values.length == 0) {
      return zeros(resultRows, resultColumns);
    }
    boolean small = (long) values.length * resultColumns <= SMALL_PRODUCT;
    float[] product =
        small
            ? SmallProduct.of(this, right, transposed)
            : BackEndProduct.of(this, right, transposed);
    return of(resultRows, resultColumns, product);
  }

  private void requireSame(int left, int right, Matrix other) {
    if (left != right) {
      throw new IllegalArgumentException(
          "matrices of %d x %d and %d x %d don't fit together"
              .formatted(rows, columns, other.rows, other.columns));
    }
  }
}
