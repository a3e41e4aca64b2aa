package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.conceptmonitor.examples.regularizer.Trials.withDistances;

import org.junit.jupiter.api.Test;

class ReportTest {
  private final String markdown =
      new Report(
              Trials.comparison(
                  withDistances("plain", 0.8, 0.9, 0.7), withDistances("regularized", 0.7, 0.6)))
          .markdown(0.33);

  @Test
  void eachArmHasARowOfMeansAndDeviations() {
    assertThat(markdown)
        .contains("| plain | 3 | 0.800 ± 0.000 | 5.0 ± 0.0 | 0.800 ± 0.100 |")
        .contains("| regularized | 2 | 0.800 ± 0.000 | 5.0 ± 0.0 | 0.650 ± 0.071 |")
        .contains("64 free vectors reach 0.330");
  }

  /* -0.1 and -0.3: t = 2 with 1 degree of freedom, p = 1 - 2/pi atan 2 = .295. */
  @Test
  void differencesAreOfTheSeedsThatBothHave() {
    assertThat(markdown)
        .contains("| regularized | 2 |")
        .contains("-0.200 ± 0.141, p 0.295, 2 of 2");
  }

  @Test
  void aSingleSeedHasNoDeviation() {
    assertThat(new Report(Trials.comparison(withDistances("plain", 0.8))).markdown(0.33))
        .contains("| plain | 1 | 0.800 | 5.0 | 0.800 |")
        .doesNotContain("0.800 ± NaN");
  }
}
