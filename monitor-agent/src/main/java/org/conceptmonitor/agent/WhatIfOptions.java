package org.conceptmonitor.agent;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.agent.analysis.Interpretation;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.NetworkDissection;
import org.conceptmonitor.regularizer.detect.SoftWpmi;
import org.conceptmonitor.regularizer.detect.Wpmi;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.InterpretabilityRule;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;

/**
 * Whether the similarities of every snapshot are sent, from which the server tells what would be
 * under other settings, and by which detectors beside the run's own.
 *
 * @param sent whether they are
 * @param others further detectors
 */
record WhatIfOptions(boolean sent, List<ConceptDetector> others) {
  /** The most bytes of similarities in one table: half of what a server takes. */
  static final long MOST_BYTES = 32L << 20;

  private static final int MOST_OTHERS = 5;

  /* Of mutual information, whose differences between concepts are wider. */
  private static final double INFORMATION_TEMPERATURE = 0.1;

  /** Keeps its own list and checks it. */
  WhatIfOptions {
    others = List.copyOf(others);
    if (others.size() > MOST_OTHERS) {
      throw new IllegalArgumentException(
          "whatIf(...) names %d detectors: each one reads every snapshot again, name at most %d"
              .formatted(others.size(), MOST_OTHERS));
    }
    for (ConceptDetector other : others) {
      if (other instanceof NetworkDissection) {
        throw new IllegalArgumentException(
            "whatIf(...) names %s, which compares activation maps and can't be asked afterwards: choose it with detector(...)"
                .formatted(other.name()));
      }
    }
  }

  /** The run's own interpretation, then those by the detectors that the probe set is enough for. */
  List<Interpretation> interpretations(Interpretation own, ProbeSet probeSet, Problems problems) {
    List<Interpretation> all = new ArrayList<>(List.of(own));
    for (ConceptDetector other : others) {
      if (other.name().equals(own.detector().name())) {
        continue;
      }
      if (other.leastImages() > probeSet.size()) {
        problems.warn(
            "%s needs %d probe images, there are %d: it is not among those to choose from"
                .formatted(other.name(), other.leastImages(), probeSet.size()));
      } else {
        all.add(interpretation(other, own));
      }
    }
    return all;
  }

  private static Interpretation interpretation(ConceptDetector other, Interpretation own) {
    double threshold = other.defaultThreshold();
    InterpretabilityRule rule =
        own.rule() instanceof ReplicatedRule replicated
            ? new ReplicatedRule(threshold, replicated.falseDiscoveryRate(), replicated.seed())
            : new FixedThreshold(threshold);
    boolean information = other instanceof SoftWpmi || other instanceof Wpmi;
    return new Interpretation(
        other, rule, information ? INFORMATION_TEMPERATURE : own.temperature());
  }

  /** Whether a table of so many similarities is small enough; warns where it isn't. */
  boolean fits(long neurons, int concepts, Problems problems) {
    long bytes = neurons * concepts * Short.BYTES;
    if (bytes > MOST_BYTES) {
      problems.warn(
          "%d neurons and %d concepts have %d MiB of similarities a snapshot, more than the %d that are sent: the what-if view stays empty; monitor fewer layers, or call withoutWhatIf()"
              .formatted(neurons, concepts, bytes >> 20, MOST_BYTES >> 20));
    }
    return bytes <= MOST_BYTES;
  }
}
