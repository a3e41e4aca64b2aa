package org.conceptmonitor.regularizer.activation;

/**
 * One image of a probe set.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height in pixels
 * @param width in pixels
 * @param pixels in [0, 1], channel by channel, row by row
 */
public record ProbeImage(int channels, int height, int width, float[] pixels) {
  /** Checks that the pixels fill the image. */
  public ProbeImage {
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException(
          "an image has %d channels: expected 1 (grey) or 3 (red, green, blue)"
              .formatted(channels));
    }
    if (height < 1 || width < 1 || (long) channels * height * width != pixels.length) {
      throw new IllegalArgumentException(
          "%d pixel values can't fill an image of %d x %d x %d (channels x height x width)"
              .formatted(pixels.length, channels, height, width));
    }
  }
}
