package org.conceptmonitor.examples.regularizer;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.conceptmonitor.agent.ConceptMonitorListener;

/**
 * Runs the trials that are not finished yet, one after the other.
 *
 * @param schooling what they have in common
 * @param trials where they are kept
 * @param page where trainings are shown, if anywhere
 * @param finished told of each new trial
 */
record Study(Schooling schooling, TrialFile trials, Optional<Page> page, Consumer<Trial> finished) {

  /**
   * Runs all arms on all architectures with all seeds.
   *
   * @param end no training starts after it
   * @return whether all are finished
   */
  boolean run(List<Architecture> architectures, List<Arm> arms, List<Long> seeds, Instant end)
      throws IOException {
    for (long seed : seeds) {
      for (Architecture architecture : architectures) {
        for (Arm arm : arms) {
          if (!trials.has(architecture.name(), arm.name(), seed)) {
            if (Clock.systemUTC().instant().isAfter(end)) {
              return false;
            }
            Trial trial = trial(architecture, arm, seed);
            trials.add(trial);
            finished.accept(trial);
          }
        }
      }
    }
    return true;
  }

  private Trial trial(Architecture architecture, Arm arm, long seed) {
    if (page.isEmpty()) {
      return trial(architecture, arm, seed, List.of());
    }
    String run = "%s seed %d, %s".formatted(arm.name(), seed, architecture.name());
    try (ConceptMonitorListener monitor = page.get().watch(run)) {
      return trial(architecture, arm, seed, List.of(monitor));
    }
  }

  private Trial trial(
      Architecture architecture, Arm arm, long seed, List<ConceptMonitorListener> watchers) {
    return schooling.trial(
        architecture,
        arm,
        seed,
        other -> trials.get(architecture.name(), other, seed).processorSeconds(),
        List.copyOf(watchers));
  }
}
