package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConceptSharesTest {
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.01, 0.7, 2, 10, 20, 50, 80})
  void sharesOfTwoConceptsAreTheLogisticFunctionOfTheirDifference(double difference) {
    Matrix shares = ConceptShares.of(Matrix.of(1, 2, new float[] {0, (float) -difference}), 1);
    double expected = 1 / (1 + Math.exp((float) difference));
    assertThat(shares.get(0, 1) / expected).isCloseTo(1, within(1e-6));
    assertThat(shares.get(0, 0)).isCloseTo((float) (1 - expected), within(1e-7f));
  }

  @Test
  void activationsFarApartLeaveAllToTheLargest() {
    Matrix shares = ConceptShares.of(Matrix.of(1, 3, new float[] {-1e30f, 5, -3e38f}), 10);
    assertThat(shares.values()).containsExactly(new float[] {0, 1, 0}, within(1e-37f));
  }

  @Test
  void anImageWithNaNHasNaNSharesAndNoOther() {
    Matrix shares = ConceptShares.of(Matrix.of(2, 2, new float[] {1, Float.NaN, 1, 1}), 10);
    assertThat(shares.values()).containsExactly(Float.NaN, Float.NaN, 0.5f, 0.5f);
  }
}
