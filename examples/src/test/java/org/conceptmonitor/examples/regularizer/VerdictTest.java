package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.conceptmonitor.examples.regularizer.Trials.withDistances;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private final List<Trial> plain = withDistances("plain", 0.75, 1);

  @Test
  void theBarIsMetWhereEveryPairFallsByThreeTimesTheControl() {
    Verdict verdict = verdict(withDistances("regularized", 0, 0.25), 0.5, 0.75);

    assertThat(verdict.timesTheControl(Measure.DRAWN)).isEqualTo(3);
    assertThat(verdict.lowers(Measure.DRAWN)).isTrue();
    assertThat(verdict.sentences())
        .contains("(drawn): lower in 2 of 2 pairs", "3.0 times", ": met");
  }

  @Test
  void onePairThatRisesMissesTheBar() {
    Verdict verdict = verdict(withDistances("regularized", 0.25, 1.125), 0.75, 0.9375);

    assertThat(verdict.timesTheControl(Measure.DRAWN)).isEqualTo(6);
    assertThat(verdict.lowers(Measure.DRAWN)).isFalse();
  }

  @Test
  void lessThanThreeTimesTheControlMissesTheBar() {
    Verdict verdict = verdict(withDistances("regularized", 0.25, 0.5), 0.5, 0.75);

    assertThat(verdict.timesTheControl(Measure.DRAWN)).isEqualTo(2);
    assertThat(verdict.lowers(Measure.DRAWN)).isFalse();
    assertThat(verdict.sentences()).contains("2.0 times", ": missed");
  }

  @Test
  void aControlThatGainsNothingIsBeatenByAnyGain() {
    Verdict verdict = verdict(withDistances("regularized", 0.5, 0.75), 0.875, 1.125);

    assertThat(verdict.lowers(Measure.DRAWN)).isTrue();
  }

  @Test
  void accuracyMayFallByOneStandardDeviationOfPlainNetworks() {
    List<Trial> spread =
        List.of(Trials.trial("plain", 1, 0.8, 1), Trials.trial("plain", 2, 0.9, 1));

    assertThat(accuracyKept(spread, 0.73, 0.84)).isTrue();
    assertThat(accuracyKept(spread, 0.72, 0.83)).isFalse();
  }

  @Test
  void nothingIsSaidWhileAnArmIsMissing() {
    assertThat(new Verdict(Trials.comparison(plain)).sentences()).isEmpty();
  }

  private static boolean accuracyKept(List<Trial> spread, double first, double second) {
    List<Trial> regularized =
        List.of(
            Trials.trial("regularized", 1, first, 1), Trials.trial("regularized", 2, second, 1));
    return new Verdict(Trials.comparison(spread, regularized)).keepsAccuracy();
  }

  private Verdict verdict(List<Trial> regularized, double... shuffled) {
    return new Verdict(
        Trials.comparison(plain, regularized, withDistances("shuffled P", shuffled)));
  }
}
