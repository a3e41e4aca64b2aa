package org.conceptmonitor.regularizer.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.factory.Nd4j;

class MatrixTest {
  private static final Matrix TWO_BY_THREE = Matrix.of(2, 3, new float[] {1, 2, 3, 4, 5, 6});

  @Test
  void aProductIsInRowMajorOrder() {
    Matrix right = Matrix.of(3, 2, new float[] {1, 0, 0, 1, 2, 2});
    assertThat(TWO_BY_THREE.times(right).values()).containsExactly(7, 8, 16, 17);
  }

  @Test
  void aProductWithTheTransposeIsInRowMajorOrder() {
    Matrix right = Matrix.of(2, 2, new float[] {1, 10, 2, 20});
    assertThat(TWO_BY_THREE.transposeTimes(right).values())
        .containsExactly(9, 90, 12, 120, 15, 150);
  }

  @Test
  void aProductWithTheOtherTransposeIsInRowMajorOrder() {
    Matrix right = Matrix.of(1, 3, new float[] {1, 0, 10});
    assertThat(TWO_BY_THREE.timesTranspose(right).values()).containsExactly(31, 64);
  }

  @ParameterizedTest
  @CsvSource({"NONE,31,17,17,23", "LEFT,17,31,17,23", "RIGHT,31,17,23,17"})
  void theBackEndAgreesWithSummationInDouble(
      Transposed transposed, int rows, int columns, int rightRows, int rightColumns) {
    Matrix left = random(rows, columns);
    Matrix right = random(rightRows, rightColumns);
    assertThat(BackEndProduct.of(left, right, transposed))
        .containsExactly(SmallProduct.of(left, right, transposed), within(1e-5f));
  }

  @Test
  void theBackEndIsIndependentOfAnOpenWorkspace() {
    try (MemoryWorkspace open = Nd4j.getWorkspaceManager().getAndActivateWorkspace("OPEN")) {
      assertThat(BackEndProduct.of(TWO_BY_THREE, TWO_BY_THREE, Transposed.LEFT))
          .startsWith(17, 22, 27);
      assertThat(open.getPrimaryOffset()).isZero();
    }
  }

  @Test
  void aLargeProductGoesThroughTheBackEndAndIsRight() {
    Matrix left = random(700, 80);
    Matrix right = random(700, 90);
    assertThat(left.transposeTimes(right).values())
        .containsExactly(SmallProduct.of(left, right, Transposed.LEFT), within(1e-3f));
  }

  @Test
  void nanInAColumnStaysInThatColumnsRow() {
    Matrix left = Matrix.of(2, 2, new float[] {1, Float.NaN, 1, 1});
    Matrix right = Matrix.of(2, 1, new float[] {1, 1});
    assertThat(SmallProduct.of(left, right, Transposed.LEFT)).containsExactly(2, Float.NaN);
    assertThat(BackEndProduct.of(left, right, Transposed.LEFT)).containsExactly(2, Float.NaN);
  }

  @Test
  void aProductOverNoRowsIsZero() {
    assertThat(Matrix.zeros(0, 2).transposeTimes(Matrix.zeros(0, 1)).values())
        .containsExactly(0, 0);
  }

  @Test
  void matricesThatDoNotFitTogetherAreRefusedWithBothShapes() {
    assertThatThrownBy(() -> TWO_BY_THREE.times(TWO_BY_THREE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 x 3 and 2 x 3");
  }

  @Test
  void valuesThatDoNotFillTheShapeAreRefused() {
    assertThatThrownBy(() -> Matrix.of(2, 2, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 values can't fill a matrix of 2 x 2");
  }

  @Test
  void selectedRowsKeepTheGivenOrder() {
    assertThat(TWO_BY_THREE.selectRows(new int[] {1, 0, 1}).values())
        .containsExactly(4, 5, 6, 1, 2, 3, 4, 5, 6);
  }

  private static Matrix random(int rows, int columns) {
    return RandomMatrices.normal(rows, columns, rows * 31L + columns);
  }
}
