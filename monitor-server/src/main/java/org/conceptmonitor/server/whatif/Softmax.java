package org.conceptmonitor.server.whatif;

/** lambda = softmax(similarities / T), of differences to the greatest similarity. */
final class Softmax {
  /*
   * exp(x) for x <= 0 is (exp(x / 256))^256: a polynomial of degree 9 and eight squarings, which the
   * compiler turns into vector instructions, as it can't with Math.exp. Relative errors are below
   * 1e-13 for x > -30 and below 1e-5 for x > -200; beyond -700 it stays.
   */
  private static final double LOWEST = -700;
  private static final double SMALL = 1.0 / 256;

  /* All weights below such a share of an even one make less than half of the last bit of 1. */
  private static final double NEGLIGIBLE = 0x1p-24;

  private Softmax() {}

  /**
   * The weights, which add up to 1; negligible ones are 0, and all are NaN if a difference is.
   *
   * @param differences at most 0, so that nothing overflows
   */
  static float[] of(float[] differences, double temperature) {
    double[] exponentials = exponentials(differences, 1 / temperature);
    double factor = 1 / sum(exponentials);
    double least = NEGLIGIBLE / exponentials.length;
    float[] weights = new float[exponentials.length];
    for (int i = 0; i < weights.length; i++) {
      double weight = exponentials[i] * factor;
      weights[i] = weight < least ? 0 : (float) weight;
    }
    return weights;
  }

  private static double[] exponentials(float[] differences, double factor) {
    double[] exponentials = new double[differences.length];
    for (int i = 0; i < exponentials.length; i++) {
      double y = Math.max(differences[i] * factor, LOWEST) * SMALL;
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
      exponentials[i] = e * e;
    }
    return exponentials;
  }

  /* Four partial results, since one alone would wait for itself at every step. */
  private static double sum(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < values.length; i++) {
      a += values[i];
    }
    return a + b + (c + d);
  }
}
