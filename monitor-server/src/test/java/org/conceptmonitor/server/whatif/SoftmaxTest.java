package org.conceptmonitor.server.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxTest {
  private static final int CONCEPTS = 1_153;

  private static float[] differences() {
    Random random = new Random(5);
    float[] differences = new float[CONCEPTS];
    for (int i = 1; i < CONCEPTS; i++) {
      differences[i] = -0.6f * random.nextFloat();
    }
    return differences;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.1, 1, 1_000})
  void weightsAreThoseOfTheExponentialsAndWhatIsLeftOutIsLessThanAFloatsRounding(
      double temperature) {
    float[] differences = differences();
    double[] exact = new double[CONCEPTS];
    double sum = 0;
    for (int i = 0; i < CONCEPTS; i++) {
      exact[i] = Math.exp(differences[i] / temperature);
      sum += exact[i];
    }
    float[] weights = Softmax.of(differences, temperature);
    double leftOut = 0;
    for (int i = 0; i < CONCEPTS; i++) {
      if (weights[i] == 0) {
        leftOut += exact[i] / sum;
      } else {
        assertThat(weights[i] / (exact[i] / sum)).isCloseTo(1, within(1e-7));
      }
    }
    assertThat(leftOut).isLessThan(0x1p-24);
  }

  @Test
  void infiniteDifferencesWeighNothing() {
    assertThat(Softmax.of(new float[] {Float.NEGATIVE_INFINITY, 0}, 1)).containsExactly(0, 1);
  }

  @Test
  void aDifferenceThatIsNaNShowsInAllWeights() {
    assertThat(Softmax.of(new float[] {0, Float.NaN, -1}, 0.1)).containsOnly(Float.NaN);
  }
}
