package org.conceptmonitor.agent.analysis;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Concepts that have nothing to do with the images: each image gets those of another one. */
final class ShuffledConcepts {
  private ShuffledConcepts() {}

  /** The same concepts with the images' rows and masks in a random order. */
  static ConceptSpace of(ConceptSpace space, long seed) {
    int[] order = order(space.conceptActivations().rows(), seed);
    return new ConceptSpace(
        space.concepts(),
        space.vectors(),
        space.conceptActivations().selectRows(order),
        space.masks().map(masks -> masks.inOrder(order)),
        space.nuisances(),
        space.map());
  }

  private static int[] order(int images, long seed) {
    List<Integer> order = IntStream.range(0, images).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
