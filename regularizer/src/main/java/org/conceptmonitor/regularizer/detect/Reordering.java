package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** One neuron's top images, put into other orders. Not safe for use by several threads. */
final class Reordering {
  private final Matrix conceptActivations;
  private final int[] images;
  private final double[] falling;
  private final long[] keys;

  /**
   * Prepares for one neuron.
   *
   * @param images the neuron's top images, strongest first
   */
  Reordering(LayerProbe probe, int neuron, int[] images) {
    this.conceptActivations = probe.conceptActivations();
    this.images = images;
    this.falling = new double[images.length];
    this.keys = new long[images.length];
    Arrays.setAll(falling, rank -> probe.activations().get(images[rank], neuron));
  }

  /** Mean over the orders of the cubed difference to the rising activations. */
  double meanCubedDifference(int[][] orders) {
    double sum = 0;
    for (int[] order : orders) {
      for (int i = 0; i < order.length; i++) {
        sum += cubedDifference(falling.length - 1 - i, falling.length - 1 - order[i]);
      }
    }
    return sum / orders.length / falling.length;
  }

  /**
   * The mean cubed difference in the concept's order, divided by the square root of the concept's
   * mean activation.
   */
  double error(int concept) {
    double activation = sortByActivation(concept);
    double sum = 0;
    for (int i = 0; i < keys.length; i++) {
      sum += cubedDifference((int) keys[i], keys.length - 1 - i);
    }
    return sum / keys.length / Math.sqrt(activation / keys.length);
  }

  /* A key holds the activation's bits, in an order as of numbers, above the rank among the images. */
  private double sortByActivation(int concept) {
    double sum = 0;
    for (int rank = 0; rank < keys.length; rank++) {
      float activation = conceptActivations.get(images[rank], concept);
      int bits = Float.floatToIntBits(activation);
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[rank] = ((long) ordered << 32) | rank;
      sum += activation;
    }
    Arrays.sort(keys);
    return sum;
  }

  private double cubedDifference(int rank, int otherRank) {
    double difference = Math.abs(falling[rank] - falling[otherRank]);
    return difference * difference * difference;
  }
}
