package org.conceptmonitor.regularizer.embed;

/** Sums in four partial results, since one alone would wait for itself at every step. */
final class Sums {
  private Sums() {}

  static double of(double[] row, int columns) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < columns; i += 4) {
      a += row[i];
      b += row[i + 1];
      c += row[i + 2];
      d += row[i + 3];
    }
    for (; i < columns; i++) {
      a += row[i];
    }
    return a + b + (c + d);
  }

  static double dot(double[] left, double[] right, int columns) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < columns; i += 4) {
      a += left[i] * right[i];
      b += left[i + 1] * right[i + 1];
      c += left[i + 2] * right[i + 2];
      d += left[i + 3] * right[i + 3];
    }
    for (; i < columns; i++) {
      a += left[i] * right[i];
    }
    return a + b + (c + d);
  }
}
