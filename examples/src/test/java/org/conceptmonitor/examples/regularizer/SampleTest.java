package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {
  private final Sample sample = new Sample(new double[] {1, 2, 6});

  @Test
  void meanAndDeviationAreThoseOfASample() {
    assertThat(sample.mean()).isEqualTo(3);
    assertThat(sample.deviation()).isEqualTo(Math.sqrt((4 + 1 + 9) / 2.0));
  }

  /* Differences 1, 2, 3: t = 2 / (1 / sqrt 3); with 2 degrees of freedom p = 1 - t / sqrt(t^2 + 2). */
  @Test
  void thePairedTestIsStudentsTOfTheDifferences() {
    Sample differences = sample.minus(new Sample(new double[] {0, 0, 3}));
    double t = 2 * Math.sqrt(3);

    assertThat(differences.values()).containsExactly(1, 2, 3);
    assertThat(differences.pValue()).isCloseTo(1 - t / Math.sqrt(t * t + 2), within(1e-12));
  }

  @Test
  void aSingleValueHasNoDeviationAndEqualDifferencesNoTest() {
    assertThat(new Sample(new double[] {4}).deviation()).isNaN();
    assertThat(new Sample(new double[] {4}).pValue()).isNaN();
    assertThat(new Sample(new double[] {4, 4}).pValue()).isNaN();
  }

  @Test
  void onlyValuesBelowZeroAreCountedAsLower() {
    assertThat(new Sample(new double[] {-1, 0, 1, -2}).below()).isEqualTo(2);
  }
}
