package org.conceptmonitor.regularizer.matrix;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The sum of products {@code transpose(left) * right} over blocks of rows, on ND4J's back end: the
 * product of two tall matrices, of which only a block need be in memory at once. The back end's
 * arrays are the same for all blocks: handing it new ones takes half as long as the product itself.
 * For one thread.
 */
public final class ProductSum implements AutoCloseable {
  private static final int BLOCK_VALUES = 1 << 18;

  private final int blockRows;
  private final INDArray leftTransposed;
  private final INDArray rightTransposed;
  private final INDArray transposedSum;

  /** A sum of [leftColumns, rightColumns], 0 at first. */
  @SuppressWarnings("try") // the scope is only opened and closed
  public ProductSum(int leftColumns, int rightColumns) {
    blockRows = blockRows(leftColumns, rightColumns);
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      leftTransposed = zeros(leftColumns, blockRows);
      rightTransposed = zeros(rightColumns, blockRows);
      transposedSum = zeros(rightColumns, leftColumns);
    }
  }

  /** The most rows that a block of two such matrices may have, at least 1: a megabyte of both. */
  public static int blockRows(int leftColumns, int rightColumns) {
    return Math.max(1, BLOCK_VALUES / Math.max(1, leftColumns + rightColumns));
  }

  /**
   * Adds the product of two blocks.
   *
   * @param left [rows, leftColumns], of at most {@link #blockRows} rows
   * @param right [rows, rightColumns]
   */
  public void add(Matrix left, Matrix right) {
    if (left.rows() != right.rows() || left.rows() > blockRows) {
      throw new IllegalArgumentException(
          "blocks have %d and %d rows: expected equally many, at most %d"
              .formatted(left.rows(), right.rows(), blockRows));
    }
    fill(leftTransposed, left);
    fill(rightTransposed, right);
    Nd4j.gemm(rightTransposed, leftTransposed, transposedSum, false, true, 1, 1);
  }

  /** The sum so far. */
  public Matrix get() {
    int rows = transposedSum.columns();
    return Matrix.of(rows, transposedSum.rows(), BackEndProduct.values(transposedSum));
  }

  /** Frees the back end's memory. */
  @Override
  public void close() {
    leftTransposed.close();
    rightTransposed.close();
    transposedSum.close();
  }

  private static INDArray zeros(long rows, long columns) {
    return Nd4j.create(new float[Math.toIntExact(rows * columns)], new long[] {rows, columns}, 'f');
  }

  /* Rows that the block lacks are 0, and add nothing. */
  private static void fill(INDArray target, Matrix block) {
    FloatBuffer values = target.data().asNioFloat();
    values.put(block.values());
    values.put(new float[values.remaining()]);
    Nd4j.getAffinityManager().tagLocation(target, Location.HOST);
  }
}
