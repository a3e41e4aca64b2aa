package org.conceptmonitor.regularizer.detect;

import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How an image divides among the concepts: the softmax over the concepts of its scaled concept
 * activations.
 *
 * <p>exp(x) for x <= 0 comes from a table at multiples of 1/256, times the Taylor polynomial of
 * degree 2 of the rest: a few instructions where {@link Math#exp} takes dozens. The relative error
 * is that of single precision, below 1e-6 for x above -16 and below 1e-5 down to -87, where the
 * table ends.
 */
final class ConceptShares {
  private static final float STEP = 1f / 256;
  private static final float MOST_STEPS = 87 / STEP;
  private static final float[] TABLE = table();

  private ConceptShares() {}

  /** Shares [images, concepts]; an image with a NaN has NaN shares. */
  static Matrix of(Matrix conceptActivations, double scale) {
    float[] shares = new float[conceptActivations.values().length];
    IntStream.range(0, conceptActivations.rows())
        .parallel()
        .forEach(image -> softmax(conceptActivations, image, (float) scale, shares));
    return Matrix.of(conceptActivations.rows(), conceptActivations.columns(), shares);
  }

  private static void softmax(Matrix activations, int image, float scale, float[] shares) {
    int from = image * activations.columns();
    int to = from + activations.columns();
    float[] values = activations.values();
    float greatest = greatest(values, from, to);
    float scaleInSteps = scale / STEP;
    double sum = 0;
    for (int i = from; i < to; i++) {
      float share = exponential((greatest - values[i]) * scaleInSteps);
      shares[i] = share;
      sum += share;
    }
    float inverse = (float) (1 / sum);
    for (int i = from; i < to; i++) {
      shares[i] *= inverse;
    }
  }

  /* A NaN is passed over here, and shows in the sum. */
  private static float greatest(float[] values, int from, int to) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      if (values[i] > greatest) {
        greatest = values[i];
      }
    }
    return greatest;
  }

  /* exp(-steps * STEP); NaN for NaN. */
  private static float exponential(float steps) {
    float bounded = steps > MOST_STEPS ? MOST_STEPS : steps;
    int nearest = (int) (bounded + 0.5f);
    float rest = nearest - bounded;
    return TABLE[nearest] * (1 + rest * (STEP + rest * (STEP * STEP / 2)));
  }

  private static float[] table() {
    float[] table = new float[(int) MOST_STEPS + 1];
    for (int step = 0; step < table.length; step++) {
      table[step] = (float) Math.exp(-step * STEP);
    }
    return table;
  }
}
