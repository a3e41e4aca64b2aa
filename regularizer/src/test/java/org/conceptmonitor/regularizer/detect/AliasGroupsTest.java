package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;

class AliasGroupsTest {
  @Test
  void columnsThatMoveTogetherFormOneGroup() {
    Matrix columns =
        columns(new float[] {1, 2, 3, 5}, new float[] {5, 1, 2, 0}, new float[] {20, 40, 61, 100});
    assertThat(AliasGroups.of(columns, 0.8)).containsExactly(0, 1, 0);
  }

  @Test
  void groupsJoinThroughAThirdColumn() {
    Matrix columns = columns(new float[] {0, 1, 0}, new float[] {1, 1, 0}, new float[] {1, 0, 0});
    assertThat(AliasGroups.of(columns, 0.6)).containsExactly(0, 1, 2);
    assertThat(AliasGroups.of(columns, 0.4)).containsExactly(0, 0, 0);
  }

  @Test
  void oppositeColumnsAreNoAliases() {
    assertThat(AliasGroups.of(columns(new float[] {1, 2, 3}, new float[] {3, 2, 1}), 0.8))
        .containsExactly(0, 1);
  }

  @Test
  void constantColumnsStayAloneAtAnyThreshold() {
    Matrix columns = columns(new float[] {2, 2, 2}, new float[] {1, 2, 3}, new float[] {2, 2, 2});
    assertThat(AliasGroups.of(columns, -1)).containsExactly(0, 1, 2);
  }

  @Test
  void aColumnWithNanStaysAlone() {
    Matrix columns =
        columns(new float[] {1, 2, 3}, new float[] {1, Float.NaN, 3}, new float[] {1, 2, 3});
    assertThat(AliasGroups.of(columns, 0.8)).containsExactly(0, 1, 0);
  }

  @Test
  void aThresholdThatIsNoCorrelationIsRefused() {
    assertThatThrownBy(() -> AliasGroups.of(Matrix.zeros(2, 2), 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  @Property(tries = 50, seed = "1")
  void aHigherThresholdOnlySplitsGroups(
      @ForAll long seed, @ForAll @DoubleRange(min = -1, max = 0.9) double threshold) {
    Matrix columns = RandomMatrices.normal(6, 12, seed);
    int[] loose = AliasGroups.of(columns, threshold);
    int[] strict = AliasGroups.of(columns, threshold + 0.1);
    for (int a = 0; a < 12; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(strict[a] != strict[b] || loose[a] == loose[b]).isTrue();
      }
    }
  }

  @Test
  void groupsReachAcrossTheBlocksOfALargeVocabulary() {
    Matrix independent = RandomMatrices.normal(40, 3000, 3);
    float[] values = new float[40 * 6000];
    for (int row = 0; row < 40; row++) {
      System.arraycopy(independent.values(), row * 3000, values, row * 6000, 3000);
      System.arraycopy(independent.values(), row * 3000, values, row * 6000 + 3000, 3000);
    }
    int[] groups = AliasGroups.of(Matrix.of(40, 6000, values), 0.99);
    assertThat(groups).startsWith(0, 1, 2);
    assertThat(Arrays.copyOfRange(groups, 3000, 6000)).containsExactly(Arrays.copyOf(groups, 3000));
  }

  private static Matrix columns(float[]... columns) {
    int rows = columns[0].length;
    float[] values = new float[rows * columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = columns[i % columns.length][i / columns.length];
    }
    return Matrix.of(rows, columns.length, values);
  }
}
