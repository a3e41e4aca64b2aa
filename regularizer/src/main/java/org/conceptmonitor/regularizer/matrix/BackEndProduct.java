package org.conceptmonitor.regularizer.matrix;

import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A matrix product on ND4J's back end. BLAS works on columns: values in row-major order are handed
 * over as the transpose in column-major order, and transpose(right) * transpose(left) in
 * column-major order is left * right in row-major order. So nothing is reordered on either side.
 */
final class BackEndProduct {
  private BackEndProduct() {}

  /** The values of the product, row by row. */
  static float[] of(Matrix left, Matrix right, Transposed transposed) {
    return transposed == Transposed.LEFT ? byBlocks(left, right) : atOnce(left, right, transposed);
  }

  private static float[] byBlocks(Matrix left, Matrix right) {
    int blockRows = ProductSum.blockRows(left.columns(), right.columns());
    try (ProductSum sum = new ProductSum(left.columns(), right.columns())) {
      for (int row = 0; row < left.rows(); row += blockRows) {
        int end = Math.min(row + blockRows, left.rows());
        sum.add(left.rows(row, end), right.rows(row, end));
      }
      return sum.get().values();
    }
  }

  @SuppressWarnings("try") // the scope is only opened and closed
  private static float[] atOnce(Matrix left, Matrix right, Transposed transposed) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
        INDArray leftTransposed = transposed(left);
        INDArray rightTransposed = transposed(right);
        INDArray product =
            Nd4j.gemm(rightTransposed, leftTransposed, transposed == Transposed.RIGHT, false)) {
      return values(product);
    }
  }

  static INDArray transposed(Matrix matrix) {
    return Nd4j.create(matrix.values(), new long[] {matrix.columns(), matrix.rows()}, 'f');
  }

  static float[] values(INDArray product) {
    float[] values = new float[Math.toIntExact(product.length())];
    product.data().asNioFloat().get(values);
    return values;
  }
}
