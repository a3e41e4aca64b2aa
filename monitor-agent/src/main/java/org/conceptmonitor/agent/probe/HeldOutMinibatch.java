package org.conceptmonitor.agent.probe;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads images out of minibatches: channels first, channels last, or flat rows. */
final class HeldOutMinibatch {
  private HeldOutMinibatch() {}

  /**
   * The shape of a minibatch's images.
   *
   * @param features [images, channels, height, width], or if the shape is known also [images,
   *     height, width, channels] or [images, values]
   * @param known what the user said
   */
  static ImageShape shape(INDArray features, Optional<ImageShape> known) {
    long[] sides = features.shape();
    if (known.isPresent()) {
      Checks.that(
          isFlat(sides, known.get()) || isFirst(sides, known.get()) || isLast(sides, known.get()),
          "a minibatch of the held-out data has the shape %s, which can't be images of %s: give the data's own image shape"
              .formatted(Arrays.toString(sides), known.get()));
      return known.get();
    }
    Checks.that(
        sides.length == 4,
        "a minibatch of the held-out data has the shape %s: say with shape(...) which images these rows are"
            .formatted(Arrays.toString(sides)));
    return new ImageShape((int) sides[1], (int) sides[2], (int) sides[3]);
  }

  private static boolean isFlat(long[] sides, ImageShape shape) {
    return sides.length == 2 && sides[1] == shape.values();
  }

  private static boolean isFirst(long[] sides, ImageShape shape) {
    return Arrays.equals(
        sides, new long[] {sides[0], shape.channels(), shape.height(), shape.width()});
  }

  private static boolean isLast(long[] sides, ImageShape shape) {
    return Arrays.equals(
        sides, new long[] {sides[0], shape.height(), shape.width(), shape.channels()});
  }

  /** A copy of the values, one row an image, channel by channel. */
  static float[][] channelsFirst(INDArray features, ImageShape shape) {
    long[] sides = features.shape();
    boolean asItIs = isFlat(sides, shape) || isFirst(sides, shape);
    INDArray images = asItIs ? features : features.permute(0, 3, 1, 2);
    try (INDArray copy = images.castTo(DataType.FLOAT).dup('c')) {
      return copy.reshape('c', sides[0], shape.values()).toFloatMatrix();
    }
  }
}
