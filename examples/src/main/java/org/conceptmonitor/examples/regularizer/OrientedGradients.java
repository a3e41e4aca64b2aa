package org.conceptmonitor.examples.regularizer;

/**
 * Describes a grey image by its brightness and edges: for each of 4 x 4 cells the mean, the
 * standard deviation and a histogram of gradient orientations, weighted by their lengths. Dalal and
 * Triggs, Histograms of Oriented Gradients for Human Detection (CVPR 2005), without block
 * normalisation.
 */
final class OrientedGradients {
  private static final int CELLS = 4;
  private static final int ORIENTATIONS = 8;
  private static final int PER_CELL = ORIENTATIONS + 2;

  /** Numbers in a description. */
  static final int SIZE = CELLS * CELLS * PER_CELL;

  private final float[] pixels;
  private final int side;
  private final double[] description = new double[SIZE];
  private final int[] counts = new int[CELLS * CELLS];

  private OrientedGradients(float[] pixels, int side) {
    this.pixels = pixels;
    this.side = side;
  }

  /**
   * Describes an image.
   *
   * @param pixels row by row, of a square
   * @param side of the square, at least 4
   */
  static double[] of(float[] pixels, int side) {
    return new OrientedGradients(pixels, side).describe();
  }

  private double[] describe() {
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        add(x, y);
      }
    }
    for (int cell = 0; cell < counts.length; cell++) {
      finish(cell * PER_CELL, counts[cell]);
    }
    return description;
  }

  private void add(int x, int y) {
    int cell = y * CELLS / side * CELLS + x * CELLS / side;
    int start = cell * PER_CELL;
    double value = at(x, y);
    double right = at(x + 1, y) - at(x - 1, y);
    double down = at(x, y + 1) - at(x, y - 1);
    double turn = Math.atan2(down, right) / Math.PI + 1;
    int orientation = (int) Math.round(turn * ORIENTATIONS) % ORIENTATIONS;
    description[start] += value;
    description[start + 1] += value * value;
    description[start + 2 + orientation] += Math.hypot(right, down);
    counts[cell]++;
  }

  private double at(int x, int y) {
    int column = Math.min(side - 1, Math.max(0, x));
    return pixels[Math.min(side - 1, Math.max(0, y)) * side + column];
  }

  private void finish(int start, int count) {
    for (int i = start; i < start + PER_CELL; i++) {
      description[i] /= count;
    }
    double mean = description[start];
    description[start + 1] = Math.sqrt(Math.max(0, description[start + 1] - mean * mean));
  }
}
