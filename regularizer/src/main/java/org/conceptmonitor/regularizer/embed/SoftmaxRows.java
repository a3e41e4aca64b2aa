package org.conceptmonitor.regularizer.embed;

/** Softmax over a row of similarities, safe from overflow, and the gradient back through it. */
final class SoftmaxRows {
  /*
   * exp(x) for x <= 0 is (exp(x / 256))^256: a polynomial of degree 9 and eight squarings, which the
   * compiler turns into vector instructions, as it can't with Math.exp. Relative errors are below
   * 1e-13 for x > -30 and below 1e-5 for x > -200, where the value is 1e-87; beyond -700 it stays.
   */
  private static final double LOWEST = -700;
  private static final double SMALL = 1.0 / 256;

  private SoftmaxRows() {}

  /** Turns similarities into lambda = softmax(similarity / temperature). */
  static void forward(double[] row, int columns, double temperature) {
    exponentials(row, columns, greatest(row, columns), 1 / temperature);
    double factor = 1 / Sums.of(row, columns);
    for (int i = 0; i < columns; i++) {
      row[i] *= factor;
    }
  }

  /**
   * Turns the gradient with respect to a row of lambda into that with respect to its similarities:
   * lambda (g - lambda . g) / temperature.
   *
   * @param gradient overwritten
   */
  static void backward(double[] gradient, double[] lambda, int columns, double temperature) {
    double mean = Sums.dot(lambda, gradient, columns);
    double factor = 1 / temperature;
    for (int i = 0; i < columns; i++) {
      gradient[i] = lambda[i] * (gradient[i] - mean) * factor;
    }
  }

  private static void exponentials(double[] row, int columns, double greatest, double factor) {
    for (int i = 0; i < columns; i++) {
      double y = Math.max((row[i] - greatest) * factor, LOWEST) * SMALL;
      double e = 1.0 / 362_880;
      e = e * y + 1.0 / 40_320;
      e = e * y + 1.0 / 5_040;
      e = e * y + 1.0 / 720;
      e = e * y + 1.0 / 120;
      e = e * y + 1.0 / 24;
      e = e * y + 1.0 / 6;
      e = e * y + 0.5;
      e = e * y + 1;
      e = e * y + 1;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      e *= e;
      row[i] = e * e;
    }
  }

  /* A branch that is hardly ever taken costs less than Math.max, which waits for itself. */
  private static double greatest(double[] row, int columns) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < columns; i++) {
      if (row[i] > greatest) {
        greatest = row[i];
      }
    }
    return greatest;
  }
}
