package org.conceptmonitor.regularizer.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackEndMatrixTest {
  private static final Matrix LEFT = Matrix.of(3, 2, new float[] {1, 2, 3, 4, 5, 6});
  private static final Matrix RIGHT = Matrix.of(3, 1, new float[] {1, 0.5f, 2});

  @Test
  void theProductOfChosenRowsIsThatOfTheChosenRowsAlone() {
    int[] chosen = {2, 0};
    try (BackEndMatrix left = new BackEndMatrix(Precision.SINGLE);
        BackEndMatrix right = new BackEndMatrix(Precision.SINGLE);
        BackEndMatrix product = new BackEndMatrix(Precision.SINGLE)) {
      left.putRows(LEFT, chosen);
      right.putRows(RIGHT, chosen);
      product.setTransposeProduct(left, right);
      float[] values = new float[5];
      product.get(values);
      assertThat(values)
          .startsWith(LEFT.selectRows(chosen).transposeTimes(RIGHT.selectRows(chosen)).values())
          .endsWith(0, 0, 0);
    }
  }

  @Test
  void aSmallerShapeIsHeldInTheMemoryOfALargerOne() {
    try (BackEndMatrix matrix = new BackEndMatrix(Precision.SINGLE)) {
      matrix.put(3, 2, LEFT.values());
      matrix.put(1, 2, new float[] {7, 8, 9});
      float[] values = new float[2];
      matrix.get(values);
      assertThat(values).containsExactly(7, 8);
      assertThat(matrix.rows()).isEqualTo(1);
    }
  }

  @Test
  void aShapeHeldBeforeIsInTheMemoryHeldNow() {
    try (BackEndMatrix matrix = new BackEndMatrix(Precision.SINGLE);
        BackEndMatrix product = new BackEndMatrix(Precision.SINGLE)) {
      matrix.put(1, 2, new float[] {1, 2});
      matrix.put(3, 2, LEFT.values());
      matrix.put(1, 2, new float[] {5, 6});
      product.setProductTranspose(matrix, matrix);
      float[] values = new float[1];
      product.get(values);
      assertThat(values).containsExactly(61);
    }
  }

  @Test
  void aClosedMatrixIsEmptyAndCanBeFilledAgain() {
    BackEndMatrix matrix = new BackEndMatrix(Precision.SINGLE);
    matrix.put(3, 2, LEFT.values());
    matrix.close();
    assertThat(matrix.rows()).isZero();
    matrix.put(1, 1, new float[] {4});
    float[] values = new float[1];
    matrix.get(values);
    assertThat(values).containsExactly(4);
    matrix.close();
    matrix.close();
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreFilledAndReadOneByOne(Precision precision) {
    try (BackEndMatrix matrix = new BackEndMatrix(precision)) {
      matrix.put(1, 5, new double[5]);
      matrix.fill(
          3,
          2,
          (row, values) -> {
            values[0] = row;
            values[1] = -row;
          });
      double[] all = new double[6];
      matrix.get(all);
      double[] last = {7, 7, 7};
      matrix.get(2, last);
      assertThat(all).containsExactly(0, 0, 1, -1, 2, -2);
      assertThat(last).containsExactly(2, -2, 7);
    }
  }

  @Test
  void aMatrixOfDoublesTakesNoFloats() {
    BackEndMatrix matrix = new BackEndMatrix(Precision.DOUBLE);
    assertThatThrownBy(() -> matrix.put(1, 1, new float[1]))
        .hasMessageContaining("double precision");
    assertThatThrownBy(() -> matrix.putRows(LEFT, new int[] {0}))
        .hasMessageContaining("make it of single precision");
    assertThatThrownBy(() -> matrix.get(new float[1])).hasMessageContaining("hand over doubles");
  }
}
