package org.conceptmonitor.agent.probe;

/**
 * The shape of one image.
 *
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height in pixels
 * @param width in pixels
 */
public record ImageShape(int channels, int height, int width) {
  /** Checks that there is at least one channel and one pixel. */
  public ImageShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "an image of %d channels and %d x %d pixels is empty: every side must be at least 1"
              .formatted(channels, height, width));
    }
  }

  /** Number of values in one image. */
  public int values() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return "%d x %d x %d (channels x height x width)".formatted(channels, height, width);
  }
}
