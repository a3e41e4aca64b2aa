package org.conceptmonitor.regularizer.matrix;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.blas.params.MMulTranspose;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.Mmul;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix in the back end's memory, made to be filled and multiplied again and again: its memory
 * is kept from call to call and grows only when a larger shape is asked for. Values go in and out
 * row by row, in double precision or, where that is the precision chosen, in single; products are
 * in the precision chosen, by the operation matmul, since oneDNN takes it where the back end has
 * that, in half of the time that BLAS does. Not safe for use by several threads.
 */
public final class BackEndMatrix implements AutoCloseable {
  private static final int MOST_SHAPES = 256;

  private final DataType type;
  private DataBuffer buffer;
  private INDArray array;
  /* All that it was for the present memory. */
  private final List<INDArray> shapes = new ArrayList<>();
  /* The same memory as the host sees it. */
  private HostValues host;
  private double[] row = {};

  /** Gives the values of a row. */
  @FunctionalInterface
  public interface RowOperation {
    /**
     * Writes the values of one row.
     *
     * @param row its index
     * @param values to be filled from its start; it may be longer than the row
     */
    void apply(int row, double[] values);
  }

  /** An empty matrix. */
  public BackEndMatrix(Precision precision) {
    this.type = precision == Precision.SINGLE ? DataType.FLOAT : DataType.DOUBLE;
  }

  public int rows() {
    return array == null ? 0 : (int) array.size(0);
  }

  public int columns() {
    return array == null ? 0 : (int) array.size(1);
  }

  /**
   * Takes a shape and values.
   *
   * @param values row by row, at least {@code rows * columns}; the rest is ignored
   */
  public void put(int rows, int columns, double[] values) {
    resize(rows, columns);
    host.write(0, values, rows * columns);
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  /**
   * Takes the chosen rows of a matrix, in the given order. For single precision.
   *
   * @param chosen rows of which every one exists
   */
  public void putRows(Matrix source, int[] chosen) {
    requireSingle();
    resize(chosen.length, source.columns());
    FloatBuffer target = buffer.asNioFloat();
    for (int row : chosen) {
      target.put(source.values(), row * source.columns(), source.columns());
    }
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  /**
   * Takes a shape and values. For single precision.
   *
   * @param values row by row, at least {@code rows * columns}; the rest is ignored
   */
  public void put(int rows, int columns, float[] values) {
    requireSingle();
    resize(rows, columns);
    buffer.asNioFloat().put(values, 0, rows * columns);
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  /** Takes shape and values of an array [rows, columns] of any type and strides. */
  public void put(INDArray source) {
    resize((int) source.size(0), (int) source.size(1));
    array.assign(source);
  }

  /** Takes a shape, and in each row what the operation writes there. */
  public void fill(int rows, int columns, RowOperation operation) {
    resize(rows, columns);
    double[] values = rowBuffer();
    for (int index = 0; index < rows; index++) {
      operation.apply(index, values);
      host.write(index * columns, values, columns);
    }
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }

  /** Writes one row to the start of an array at least as long. */
  public void get(int row, double[] values) {
    Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    host.read(row * columns(), values, columns());
  }

  /** A view of the values [rows, columns], valid until the shape changes. */
  public INDArray array() {
    return array;
  }

  /** Writes the values row by row to the start of an array at least as long. */
  public void get(double[] values) {
    Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    host.read(0, values, rows() * columns());
  }

  /** Writes the values row by row to the start of an array at least as long. */
  public void get(float[] values) {
    requireSingle();
    Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
    buffer.asNioFloat().get(values, 0, rows() * columns());
  }

  /** Frees the memory; the matrix is empty then. */
  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
      buffer = null;
      host = null;
      array = null;
      shapes.clear();
    }
  }

  /** Becomes the product {@code left * right}. */
  public void setProduct(BackEndMatrix left, BackEndMatrix right) {
    multiply(left, right, Transposed.NONE, left.rows(), right.columns());
  }

  /** Becomes the product {@code transpose(left) * right}. */
  public void setTransposeProduct(BackEndMatrix left, BackEndMatrix right) {
    multiply(left, right, Transposed.LEFT, left.columns(), right.columns());
  }

  /** Becomes the product {@code left * transpose(right)}. */
  public void setProductTranspose(BackEndMatrix left, BackEndMatrix right) {
    multiply(left, right, Transposed.RIGHT, left.rows(), right.rows());
  }

  private void multiply(
      BackEndMatrix left, BackEndMatrix right, Transposed which, int rows, int columns) {
    resize(rows, columns);
    MMulTranspose transposes =
        new MMulTranspose(which == Transposed.LEFT, which == Transposed.RIGHT, false);
    Nd4j.exec(new Mmul(left.array, right.array, array, transposes));
  }

  private void resize(int rows, int columns) {
    if (array != null && rows == rows() && columns == columns()) {
      return;
    }
    for (INDArray shape : shapes) {
      if (shape.size(0) == rows && shape.size(1) == columns) {
        array = shape;
        return;
      }
    }
    reshape(rows, columns);
  }

  @SuppressWarnings("try") // the scope is only opened and closed
  private void reshape(int rows, int columns) {
    long length = (long) rows * columns;
    boolean larger = buffer == null || buffer.length() < length;
    if (larger || shapes.size() == MOST_SHAPES) {
      shapes.clear();
    }
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      if (larger) {
        buffer = Nd4j.createUninitialized(type, length).data();
        host = new HostValues(buffer);
      }
      array = Nd4j.create(buffer, new long[] {rows, columns}, new long[] {columns, 1}, 0, 'c');
    }
    shapes.add(array);
  }

  private void requireSingle() {
    if (type != DataType.FLOAT) {
      throw new IllegalStateException(
          "the matrix is in double precision: hand over doubles, or make it of single precision");
    }
  }

  private double[] rowBuffer() {
    if (row.length < columns()) {
      row = new double[columns()];
    }
    return row;
  }
}
