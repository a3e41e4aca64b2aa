package org.conceptmonitor.regularizer.interpret;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random orders and choices of images. */
final class ImageOrders {
  private ImageOrders() {}

  /** All images once, in a random order. */
  static int[] shuffled(int images, SplittableRandom random) {
    int[] order = IntStream.range(0, images).toArray();
    for (int i = images - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    return order;
  }

  /** Puts some values of an array in a random order. */
  static void shuffle(float[] values, int start, int length, SplittableRandom random) {
    for (int i = length - 1; i > 0; i--) {
      int other = start + random.nextInt(i + 1);
      float moved = values[start + i];
      values[start + i] = values[other];
      values[other] = moved;
    }
  }

  /** Where in an order each image is. */
  static int[] inverse(int[] order) {
    int[] places = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      places[order[place]] = place;
    }
    return places;
  }

  /** As many as there are, drawn with replacement. */
  static int[] resampled(int images, SplittableRandom random) {
    return random.ints(images, 0, images).toArray();
  }
}
