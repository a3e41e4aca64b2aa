package org.conceptmonitor.agent.probe.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deals one factor to all images: every level as often as its weight says, in random order, hence
 * balanced in itself and independent of every other factor's deck.
 */
final class Deck<T> {
  private final List<T> levels = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();

  static <T> Deck<T> of(List<T> levels) {
    return new Deck<T>().with(1, levels);
  }

  /** Adds levels that share the weight equally. */
  Deck<T> with(double weight, List<T> members) {
    for (T member : members) {
      levels.add(member);
      weights.add(weight / members.size());
    }
    return this;
  }

  /** One level for each image. */
  List<T> deal(int images, Random random) {
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    List<T> dealt = new ArrayList<>(images);
    double due = 0;
    for (int level = 0; level < levels.size(); level++) {
      due += weights.get(level) / total * images;
      while (dealt.size() < Math.min(images, Math.round(due))) {
        dealt.add(levels.get(level));
      }
    }
    Collections.shuffle(dealt, random);
    return dealt;
  }
}
