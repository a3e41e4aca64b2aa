package org.conceptmonitor.agent.probe.image;

/**
 * Scales lines of values by a triangle filter over half-pixel centres: linear interpolation when a
 * line grows; when it shrinks the filter widens, so that every value counts. Immutable.
 */
public final class Resampling {
  private final int[] first;
  private final double[][] weights;

  private Resampling(int to) {
    first = new int[to];
    weights = new double[to][];
  }

  /** From lines of one length to lines of another, each at least 1. */
  static Resampling of(int from, int to) {
    Resampling resampling = new Resampling(to);
    double scale = (double) from / to;
    double reach = Math.max(1, scale);
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int begin = Math.max(0, (int) (centre - reach + 0.5));
      int end = Math.min(from, (int) (centre + reach + 0.5));
      resampling.first[i] = begin;
      resampling.weights[i] = triangle(centre, reach, begin, end);
    }
    return resampling;
  }

  private static double[] triangle(double centre, double reach, int begin, int end) {
    double[] weights = new double[end - begin];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0, 1 - Math.abs(begin + i + 0.5 - centre) / reach);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Scales images.
   *
   * @param pixels channel by channel, row by row
   * @param channels number of channels
   * @param height in pixels
   * @param width in pixels
   * @param newHeight in pixels
   * @param newWidth in pixels
   * @return the scaled image, channel by channel, row by row
   */
  public static float[] image(
      float[] pixels, int channels, int height, int width, int newHeight, int newWidth) {
    Resampling across = of(width, newWidth);
    float[] narrow = new float[channels * height * newWidth];
    for (int row = 0; row < channels * height; row++) {
      across.line(pixels, row * width, narrow, row * newWidth);
    }
    return down(narrow, channels, height, newWidth, newHeight);
  }

  /** Scales an image's height only. */
  static float[] down(float[] pixels, int channels, int height, int width, int newHeight) {
    Resampling down = of(height, newHeight);
    float[] low = new float[channels * newHeight * width];
    for (int channel = 0; channel < channels; channel++) {
      for (int column = 0; column < width; column++) {
        int from = channel * height * width + column;
        down.line(pixels, from, width, low, channel * newHeight * width + column, width);
      }
    }
    return low;
  }

  /** Scales a line of neighbours, from one offset to another. */
  void line(float[] source, int from, float[] target, int to) {
    line(source, from, 1, target, to, 1);
  }

  private void line(float[] source, int from, int step, float[] target, int to, int targetStep) {
    for (int i = 0; i < first.length; i++) {
      double sum = 0;
      for (int j = 0; j < weights[i].length; j++) {
        sum += weights[i][j] * source[from + (first[i] + j) * step];
      }
      target[to + i * targetStep] = (float) sum;
    }
  }
}
