package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseDistanceTest {
  @Test
  void itIsTheMeanOverAllPairs() {
    Matrix triangle = Matrix.of(3, 2, new float[] {0, 0, 3, 0, 0, 4});
    assertThat(PairwiseDistance.mean(triangle)).isCloseTo(4, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void belowTwoNeuronsItIsNan(int neurons) {
    assertThat(PairwiseDistance.mean(Matrix.zeros(neurons, 3))).isNaN();
  }

  @Test
  void aDivergedNeuronMakesItNan() {
    assertThat(PairwiseDistance.mean(Matrix.of(2, 1, new float[] {Float.NaN, 1}))).isNaN();
  }

  @Property(tries = 30, seed = "1")
  void insideTheUnitBallItIsAtMostTwo(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int neurons) {
    assertThat(PairwiseDistance.mean(RandomMatrices.unitRows(neurons, 4, seed)))
        .isBetween(0.0, 2.0);
  }
}
