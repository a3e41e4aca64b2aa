package org.conceptmonitor.regularizer.activation;

/**
 * What CLIP does to an image: the shorter side is resized to the model's side, bicubic, the middle
 * is cut out, and each colour is standardised; a grey image counts as red, green and blue alike.
 * Pixels are rounded to 8 bits first, as they are in the files CLIP was trained on.
 */
final class ClipPreprocessing {
  static final int CHANNELS = 3;
  private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
  private static final double[] DEVIATION = {0.26862954, 0.26130258, 0.27577711};

  private final int side;

  /**
   * @param side of the model's square input, in pixels
   */
  ClipPreprocessing(int side) {
    this.side = side;
  }

  /** Values of one prepared image: [3, side, side]. */
  int values() {
    return CHANNELS * side * side;
  }

  /** Prepares an image and puts it at an offset. */
  void prepare(ProbeImage image, float[] target, int offset) {
    int plane = side * side;
    for (int channel = 0; channel < CHANNELS; channel++) {
      int[] levels = cropped(image, Math.min(channel, image.channels() - 1));
      for (int i = 0; i < plane; i++) {
        double standardised = (levels[i] / 255.0 - MEAN[channel]) / DEVIATION[channel];
        target[offset + channel * plane + i] = (float) standardised;
      }
    }
  }

  /** One channel after resizing and cropping, in 0 to 255. */
  int[] cropped(ProbeImage image, int channel) {
    int width = resized(image.width(), image.height());
    int height = resized(image.height(), image.width());
    int[] levels =
        Bicubic.resize(levels(image, channel), image.width(), image.height(), width, height);
    int left = (int) Math.rint((width - side) / 2.0);
    int top = (int) Math.rint((height - side) / 2.0);
    int[] crop = new int[side * side];
    for (int y = 0; y < side; y++) {
      System.arraycopy(levels, (top + y) * width + left, crop, y * side, side);
    }
    return crop;
  }

  private int resized(int length, int other) {
    return length <= other ? side : (int) ((double) side * length / other);
  }

  private static int[] levels(ProbeImage image, int channel) {
    int plane = image.height() * image.width();
    int[] levels = new int[plane];
    for (int i = 0; i < plane; i++) {
      float pixel = image.pixels()[channel * plane + i];
      if (Float.isNaN(pixel)) {
        throw new IllegalArgumentException(
            "pixel %d of channel %d is NaN: expected values from 0 to 1".formatted(i, channel));
      }
      levels[i] = Math.round(255 * Math.max(0, Math.min(1, pixel)));
    }
    return levels;
  }
}
