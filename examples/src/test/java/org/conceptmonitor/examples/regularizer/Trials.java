package org.conceptmonitor.examples.regularizer;

import java.util.ArrayList;
import java.util.List;

/** Trials with made-up values: seed 1 gets the first, seed 2 the second. */
final class Trials {
  private Trials() {}

  /** One trial a value, which is its d_anchor everywhere. */
  static List<Trial> withDistances(String arm, double... distances) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < distances.length; i++) {
      trials.add(trial(arm, i + 1, 0.8, distances[i]));
    }
    return trials;
  }

  static Trial trial(String arm, long seed, double accuracy, double distance) {
    return new Trial(
        "dense", arm, seed, 8, accuracy, 5, 1, distance, distance, distance, distance, distance,
        distance, distance, distance, 0.3, 0.5, 12, 10);
  }

  @SafeVarargs
  static Comparison comparison(List<Trial>... arms) {
    List<Trial> all = new ArrayList<>();
    for (List<Trial> arm : arms) {
      all.addAll(arm);
    }
    return Comparison.of("dense", all);
  }
}
