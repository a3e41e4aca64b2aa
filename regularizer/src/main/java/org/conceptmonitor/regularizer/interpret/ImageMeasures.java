package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;

/** Brightness, contrast, edges and area of one image, from its pixels in [0, 1]. */
final class ImageMeasures {
  /** Brightness differences of more than this set a pixel apart from the background. */
  private static final float FOREGROUND_DIFFERENCE = 0.1f;

  private final float[] grey;
  private final int height;
  private final int width;

  /** Reads an image, channel by channel, row by row; its grey is the channels' mean. */
  ImageMeasures(float[] pixels, int height, int width) {
    this.height = height;
    this.width = width;
    grey = new float[height * width];
    int channels = pixels.length / grey.length;
    for (int i = 0; i < pixels.length; i++) {
      grey[i % grey.length] += pixels[i] / channels;
    }
  }

  /** One value for each {@link Nuisance}, in order. */
  double[] all() {
    double brightness = brightness();
    return new double[] {brightness, contrast(brightness), edges(), area()};
  }

  private double brightness() {
    double sum = 0;
    for (float value : grey) {
      sum += value;
    }
    return sum / grey.length;
  }

  private double contrast(double mean) {
    double squares = 0;
    for (float value : grey) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / grey.length);
  }

  private double edges() {
    double sum = 0;
    for (int y = 0; y < height - 1; y++) {
      for (int x = 0; x < width - 1; x++) {
        float here = grey[y * width + x];
        sum += Math.hypot(grey[y * width + x + 1] - here, grey[(y + 1) * width + x] - here);
      }
    }
    return sum / grey.length;
  }

  private double area() {
    float background = borderMedian();
    int foreground = 0;
    for (float value : grey) {
      if (Math.abs(value - background) > FOREGROUND_DIFFERENCE) {
        foreground++;
      }
    }
    return (double) foreground / grey.length;
  }

  private float borderMedian() {
    float[] border = new float[grey.length];
    int count = 0;
    for (int i = 0; i < grey.length; i++) {
      int y = i / width;
      int x = i % width;
      if (y == 0 || y == height - 1 || x == 0 || x == width - 1) {
        border[count++] = grey[i];
      }
    }
    Arrays.sort(border, 0, count);
    return border[count / 2];
  }
}
