package org.conceptmonitor.regularizer.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;

class ProductSumTest {
  private static final int LEFT = 1000;
  private static final int RIGHT = 3000;
  private static final int BLOCK = ProductSum.blockRows(LEFT, RIGHT);

  @Test
  void theProductOfManyBlocksIsThatOfEachPairOfColumns() {
    int rows = 2 * BLOCK + 17;
    Matrix left = RandomMatrices.normal(rows, LEFT, 1);
    Matrix right = RandomMatrices.normal(rows, RIGHT, 2);
    Matrix product = left.transposeTimes(right);
    assertThat(product.rows()).isEqualTo(LEFT);
    assertThat(product.columns()).isEqualTo(RIGHT);
    for (int i = 0; i < 50; i++) {
      int l = i * 7919 % LEFT;
      int r = i * 104_729 % RIGHT;
      assertThat((double) product.get(l, r)).isCloseTo(dot(left, l, right, r), within(1e-3));
    }
  }

  @Test
  void ofAShorterBlockAfterALongerOneOnlyItsOwnRowsCount() {
    Matrix left = RandomMatrices.normal(BLOCK, LEFT, 1);
    Matrix right = RandomMatrices.normal(BLOCK, RIGHT, 2);
    try (ProductSum sum = new ProductSum(LEFT, RIGHT)) {
      sum.add(left, right);
      float before = sum.get().get(3, 5);
      sum.add(left.rows(0, 1), right.rows(0, 1));
      assertThat(sum.get().get(3, 5))
          .isCloseTo(before + left.get(0, 3) * right.get(0, 5), within(1e-4f));
    }
  }

  @Test
  void blocksThatDoNotFitAreRefused() {
    try (ProductSum sum = new ProductSum(2, 3)) {
      assertThatThrownBy(() -> sum.add(Matrix.zeros(4, 2), Matrix.zeros(5, 3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("4 and 5 rows");
    }
  }

  private static double dot(Matrix left, int l, Matrix right, int r) {
    double sum = 0;
    for (int row = 0; row < left.rows(); row++) {
      sum += (double) left.get(row, l) * right.get(row, r);
    }
    return sum;
  }
}
