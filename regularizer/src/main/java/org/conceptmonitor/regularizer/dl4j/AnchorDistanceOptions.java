package org.conceptmonitor.regularizer.dl4j;

import org.conceptmonitor.regularizer.embed.AnchorSpace;

/**
 * How d_anchor is measured in a SameDiff graph.
 *
 * @param space words and anchors, without a floor
 * @param temperature T of the softmax over the concepts, above 0; 0.1 is recommended for training
 */
public record AnchorDistanceOptions(AnchorSpace space, double temperature) {
  /** Checks the values. */
  public AnchorDistanceOptions {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException(
          "the temperature is %s: expected a finite number above 0, such as 0.1"
              .formatted(temperature));
    }
    if (space.floor() != 0) {
      throw new IllegalArgumentException(
          "the floor is %s: a term to train with has none, use AnchorSpace.of"
              .formatted(space.floor()));
    }
  }
}
