package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random orders of a number of images for each neuron, drawn or given. Immutable. */
interface RandomOrders {
  /**
   * The orders of one neuron, at least one, each a permutation of 0 to images - 1.
   *
   * @throws IllegalArgumentException if given orders don't fit
   */
  int[][] of(int neuron, int images);

  /** Drawn for each neuron independently of the others. */
  static RandomOrders seeded(long seed, int orders) {
    return (neuron, images) -> {
      SplittableRandom random = new SplittableRandom(seed + neuron);
      int[][] drawn = new int[orders][];
      Arrays.setAll(drawn, order -> shuffled(images, random));
      return drawn;
    };
  }

  /** Given as [neurons, orders, images]. */
  static RandomOrders given(int[][][] orders) {
    int[][][] copy = new int[orders.length][][];
    Arrays.setAll(
        copy, neuron -> Arrays.stream(orders[neuron]).map(int[]::clone).toArray(int[][]::new));
    return (neuron, images) -> {
      boolean fit =
          neuron < copy.length
              && copy[neuron].length > 0
              && Arrays.stream(copy[neuron]).allMatch(order -> isPermutation(order, images));
      if (!fit) {
        throw new IllegalArgumentException(
            "the given random orders are of %d neurons, and neuron %d needs permutations of %d images: give an array [neurons, orders, %d], or a seed instead"
                .formatted(copy.length, neuron, images, images));
      }
      return copy[neuron];
    };
  }

  private static int[] shuffled(int images, SplittableRandom random) {
    int[] order = new int[images];
    for (int i = 0; i < images; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private static boolean isPermutation(int[] order, int images) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] != i) {
        return false;
      }
    }
    return sorted.length == images;
  }
}
