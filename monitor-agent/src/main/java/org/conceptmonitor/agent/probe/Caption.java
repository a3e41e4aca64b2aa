package org.conceptmonitor.agent.probe;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/** What an image shows, in words. */
final class Caption {
  private Caption() {}

  /**
   * The concepts that an image shows, largest share first, separated by commas.
   *
   * @param shares one a concept
   */
  static String of(ConceptSet concepts, float[] shares) {
    return IntStream.range(0, shares.length)
        .filter(concept -> shares[concept] > 0)
        .boxed()
        .sorted(Comparator.comparing(concept -> -shares[concept]))
        .map(concept -> concepts.concepts().get(concept).word())
        .collect(Collectors.joining(", "));
  }
}
