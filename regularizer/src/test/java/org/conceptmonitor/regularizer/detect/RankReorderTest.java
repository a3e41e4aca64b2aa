package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;

class RankReorderTest {
  private final Matrix neurons = RandomMatrices.normal(60, 2, 1);

  @Test
  void aConceptInTheNeuronsOwnOrderHasSimilarityZero() {
    Matrix similarity = RankReorder.seeded(1).similarity(LayerProbe.of(neurons, shifted(neurons)));
    assertThat(similarity.get(0, 0)).isZero();
    assertThat(similarity.get(0, 1)).isNegative();
  }

  @Test
  void aConceptOfNegativeMeanActivationHasNoSimilarity() {
    Matrix negative = Matrix.of(60, 1, filled(60, -1));
    assertThat(RankReorder.seeded(1).similarity(LayerProbe.of(neurons, negative)).values())
        .containsOnly(Float.NaN);
  }

  @Test
  void otherSeedsDrawOtherOrders() {
    LayerProbe probe = LayerProbe.of(neurons, shifted(RandomMatrices.normal(60, 3, 2)));
    assertThat(RankReorder.seeded(1).similarity(probe).values())
        .containsExactly(RankReorder.seeded(1).similarity(probe).values())
        .isNotEqualTo(RankReorder.seeded(2).similarity(probe).values());
  }

  @Test
  void ordersThatDoNotFitAreRefusedWithTheShapeThatDoes() {
    LayerProbe probe = LayerProbe.of(neurons, shifted(neurons));
    int[][][] forOneNeuron = {{{0, 1, 2}}};
    int[][][] noPermutation = {{{0, 1, 2}}, {{0, 0, 2}}};
    for (int[][][] orders : new int[][][][] {forOneNeuron, noPermutation}) {
      assertThatThrownBy(() -> RankReorder.withOrders(orders).similarity(probe))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("neuron 1", "[neurons, orders, 3]");
    }
  }

  private static Matrix shifted(Matrix matrix) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += 10;
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }

  private static float[] filled(int length, float value) {
    float[] array = new float[length];
    Arrays.fill(array, value);
    return array;
  }
}
