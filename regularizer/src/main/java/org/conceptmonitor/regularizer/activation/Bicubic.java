package org.conceptmonitor.regularizer.activation;

/**
 * Resizes a plane of 8-bit pixels as Pillow's {@code resize(size, BICUBIC)} does, bit by bit: the
 * cubic kernel with a = -0.5, widened by the scale when shrinking (that is the antialiasing), first
 * along the rows, then along the columns, rounded to 8 bits after each.
 */
final class Bicubic {
  private static final double A = -0.5;
  private static final double SUPPORT = 2;
  /* Weights are whole multiples of 2^-22, as in Pillow. */
  private static final int PRECISION = 22;

  private final int[] first;
  private final int[][] weights;

  private Bicubic(int from, int to) {
    first = new int[to];
    weights = new int[to][];
    double scale = (double) from / to;
    double widened = Math.max(1, scale);
    double support = SUPPORT * widened;
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(from, (int) (centre + support + 0.5));
      weights[i] = weights(first[i], end, centre, widened);
    }
  }

  private static int[] weights(int first, int end, double centre, double widened) {
    double[] exact = new double[end - first];
    double sum = 0;
    for (int k = 0; k < exact.length; k++) {
      exact[k] = kernel((k + first - centre + 0.5) / widened);
      sum += exact[k];
    }
    int[] rounded = new int[exact.length];
    for (int k = 0; k < exact.length; k++) {
      double scaled = exact[k] / sum * (1 << PRECISION);
      rounded[k] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return rounded;
  }

  private static double kernel(double x) {
    double d = Math.abs(x);
    if (d < 1) {
      return ((A + 2) * d - (A + 3)) * d * d + 1;
    }
    return d < SUPPORT ? (((d - 5) * d + 8) * d - 4) * A : 0;
  }

  /**
   * Resizes.
   *
   * @param pixels in 0 to 255, row by row
   */
  static int[] resize(int[] pixels, int width, int height, int newWidth, int newHeight) {
    int[] wide = newWidth == width ? pixels : alongRows(pixels, width, height, newWidth);
    return newHeight == height ? wide : alongColumns(wide, newWidth, height, newHeight);
  }

  private static int[] alongRows(int[] pixels, int width, int height, int newWidth) {
    Bicubic columns = new Bicubic(width, newWidth);
    int[] resized = new int[newWidth * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        int start = y * width + columns.first[x];
        resized[y * newWidth + x] = sum(pixels, start, 1, columns.weights[x]);
      }
    }
    return resized;
  }

  private static int[] alongColumns(int[] pixels, int width, int height, int newHeight) {
    Bicubic rows = new Bicubic(height, newHeight);
    int[] resized = new int[width * newHeight];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < width; x++) {
        int start = rows.first[y] * width + x;
        resized[y * width + x] = sum(pixels, start, width, rows.weights[y]);
      }
    }
    return resized;
  }

  private static int sum(int[] pixels, int start, int step, int[] weights) {
    int sum = 1 << (PRECISION - 1);
    for (int k = 0; k < weights.length; k++) {
      sum += pixels[start + k * step] * weights[k];
    }
    return Math.max(0, Math.min(255, sum >> PRECISION));
  }
}
