package org.conceptmonitor.examples.regularizer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether the recommended settings do what is asked of them: a lower d_anchor in every pair, at
 * least three times what shuffled concept activations gain, and no loss of mean accuracy beyond one
 * standard deviation of the plain networks'.
 *
 * @param trials with plain, regularized and shuffled arms
 */
record Verdict(Comparison trials) {
  private static final double LEAST_RATIO = 3;
  private static final List<Measure> DISTANCES =
      List.of(Measure.DRAWN, Measure.DRAWN_BEFORE, Measure.PHOTO, Measure.PHOTO_BEFORE);

  /** One line a bar; none as long as an arm is missing. */
  String sentences() {
    if (!trials.arms().containsAll(List.of(Plain.NAME, Arms.DEFAULT, Arms.SHUFFLED))) {
      return "";
    }
    return String.join(
        "",
        Stream.concat(DISTANCES.stream().map(this::distance), Stream.of(accuracy()))
            .map(line -> "- " + line + "\n")
            .toList());
  }

  /** How many times the shuffled control's gain is reached; infinite if that gains nothing. */
  double timesTheControl(Measure distance) {
    double control = -trials.difference(Arms.SHUFFLED, distance).mean();
    double gain = -trials.difference(Arms.DEFAULT, distance).mean();
    return control > 0 ? gain / control : gain > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  /** Whether both bars of a d_anchor are met. */
  boolean lowers(Measure distance) {
    Sample differences = trials.difference(Arms.DEFAULT, distance);
    return differences.below() == differences.values().length
        && timesTheControl(distance) >= LEAST_RATIO;
  }

  /** Whether mean accuracy is kept within a standard deviation. */
  boolean keepsAccuracy() {
    Sample plain = trials.sample(Plain.NAME, Measure.ACCURACY);
    return trials.difference(Arms.DEFAULT, Measure.ACCURACY).mean() >= -plain.deviation();
  }

  private String distance(Measure measure) {
    Sample differences = trials.difference(Arms.DEFAULT, measure);
    return String.format(
        Locale.ROOT,
        "d_anchor (%s): lower in %d of %d pairs; %s: %s",
        measure.title(),
        differences.below(),
        differences.values().length,
        besideTheControl(measure),
        lowers(measure) ? "met" : "missed");
  }

  private String besideTheControl(Measure measure) {
    double times = timesTheControl(measure);
    return Double.isFinite(times)
        ? String.format(Locale.ROOT, "%.1f times what the shuffled control gains", times)
        : "the shuffled control gains nothing";
  }

  private String accuracy() {
    return String.format(
        Locale.ROOT,
        "accuracy: %+.4f, standard deviation of plain networks %.4f: %s",
        trials.difference(Arms.DEFAULT, Measure.ACCURACY).mean(),
        trials.sample(Plain.NAME, Measure.ACCURACY).deviation(),
        keepsAccuracy() ? "met" : "missed");
  }
}
