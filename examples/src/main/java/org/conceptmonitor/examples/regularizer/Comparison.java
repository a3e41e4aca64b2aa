package org.conceptmonitor.examples.regularizer;

import java.util.List;
import java.util.function.Predicate;

/**
 * Trials of one architecture, arm by arm and seed by seed.
 *
 * @param network the architecture's name
 * @param trials of that architecture
 */
record Comparison(String network, List<Trial> trials) {
  /** Keeps the architecture's trials. */
  static Comparison of(String network, List<Trial> all) {
    return new Comparison(
        network, all.stream().filter(trial -> trial.network().equals(network)).toList());
  }

  /** Arms in the order in which they were first finished. */
  List<String> arms() {
    return trials.stream().map(Trial::arm).distinct().toList();
  }

  /** All values of a measure. */
  Sample sample(String arm, Measure measure) {
    return sample(arm, measure, seed -> true);
  }

  /** What an arm differs by from the plain one, over the seeds that both have. */
  Sample difference(String arm, Measure measure) {
    return sample(arm, measure, seed -> has(Plain.NAME, seed))
        .minus(sample(Plain.NAME, measure, seed -> has(arm, seed)));
  }

  private boolean has(String arm, long seed) {
    return trials.stream().anyMatch(trial -> trial.is(network, arm, seed));
  }

  private Sample sample(String arm, Measure measure, Predicate<Long> seeds) {
    return new Sample(
        trials.stream()
            .filter(trial -> trial.arm().equals(arm) && seeds.test(trial.seed()))
            .sorted((left, right) -> Long.compare(left.seed(), right.seed()))
            .mapToDouble(measure::of)
            .toArray());
  }
}
