package org.conceptmonitor.agent.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.conceptmonitor.agent.probe.ImageShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How images go into a network. Immutable.
 *
 * @param shape of one image
 * @param order of the values in a minibatch
 */
public record InputLayout(ImageShape shape, Order order) {
  /** The order of the values in a minibatch. */
  public enum Order {
    /** [images, channels * height * width]. */
    FLAT,
    /** [images, channels, height, width]. */
    CHANNELS_FIRST,
    /** [images, height, width, channels]. */
    CHANNELS_LAST
  }

  /**
   * The layout that a training minibatch shows.
   *
   * @param minibatch its shape
   * @param channelsLast whether images have their channels last
   * @param wished what the user says of the shape; needed where the minibatch is flat and no square
   *     of one channel
   * @throws IllegalArgumentException if the examples are no images, or of another shape than wished
   */
  public static InputLayout of(
      long[] minibatch, boolean channelsLast, Optional<ImageShape> wished) {
    InputLayout layout =
        switch (minibatch.length) {
          case 2 -> flat((int) minibatch[1], wished);
          case 4 -> image(minibatch, channelsLast);
          default ->
              throw new IllegalArgumentException(
                  "the network reads examples of shape %s: only images ([n, channels, height, width] or flat) can be monitored"
                      .formatted(Arrays.toString(minibatch)));
        };
    layout.requireShape(wished, "inputShape(...)");
    return layout;
  }

  private static InputLayout flat(int width, Optional<ImageShape> wished) {
    int side = (int) Math.round(Math.sqrt(width));
    if (wished.isEmpty() && side * side != width) {
      throw new IllegalArgumentException(
          "the network reads %d flat values an example, which is no square image of one channel: say .inputShape(channels, height, width)"
              .formatted(width));
    }
    ImageShape shape = wished.orElseGet(() -> new ImageShape(1, side, side));
    if (shape.values() != width) {
      throw new IllegalArgumentException(
          "the network reads %d flat values an example, but inputShape(...) says %s, which are %d values: correct inputShape"
              .formatted(width, shape, shape.values()));
    }
    return new InputLayout(shape, Order.FLAT);
  }

  private static InputLayout image(long[] size, boolean channelsLast) {
    return channelsLast
        ? new InputLayout(shape(size[3], size[1], size[2]), Order.CHANNELS_LAST)
        : new InputLayout(shape(size[1], size[2], size[3]), Order.CHANNELS_FIRST);
  }

  private static ImageShape shape(long channels, long height, long width) {
    return new ImageShape((int) channels, (int) height, (int) width);
  }

  /**
   * Checks that somebody's images fit in.
   *
   * @param given their shape, if known
   * @param source who gives it, for the message
   * @throws IllegalArgumentException if they do not; the message shows both shapes
   */
  public void requireShape(Optional<ImageShape> given, String source) {
    if (given.isPresent() && !given.get().equals(shape)) {
      throw new IllegalArgumentException(
          "the network reads images of %s, but %s has %s: give both the same shape"
              .formatted(shape, source, given.get()));
    }
  }

  /**
   * A minibatch of images in this layout, a new array outside of workspaces.
   *
   * @param images pixel values channel by channel, row by row
   */
  INDArray minibatch(List<float[]> images) {
    int values = shape.values();
    float[] pixels = new float[images.size() * values];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, pixels, i * values, values);
    }
    INDArray flat = Nd4j.createFromArray(pixels);
    return switch (order) {
      case FLAT -> flat.reshape('c', images.size(), values);
      case CHANNELS_FIRST -> channelsFirst(flat, images.size());
      case CHANNELS_LAST -> channelsFirst(flat, images.size()).permute(0, 2, 3, 1).dup('c');
    };
  }

  private INDArray channelsFirst(INDArray flat, int images) {
    return flat.reshape('c', images, shape.channels(), shape.height(), shape.width());
  }
}
