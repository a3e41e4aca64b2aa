package org.conceptmonitor.server.whatif;

import java.util.Arrays;

/**
 * How near neurons come to a fixed set of anchor words: d_anchor, the mean over the anchors of the
 * distance to the nearest neuron. M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023),
 * equation 2.2.
 *
 * <p>The nearest neuron is found in single precision, by |u|^2 - 2 u.a for all anchors at once,
 * which the compiler turns into vector instructions; its distance is measured in double precision.
 * Of neurons that are equally near but for rounding any one may be taken.
 */
final class AnchorDistance {
  private final Vectors anchors;
  /* Value by value: one of a neuron meets those of all anchors in one pass. */
  private final float[] columns;

  AnchorDistance(Vectors anchors) {
    this.anchors = anchors;
    columns = new float[anchors.values().length];
    for (int anchor = 0; anchor < anchors.count(); anchor++) {
      for (int column = 0; column < anchors.width(); column++) {
        columns[column * anchors.count() + anchor] =
            anchors.values()[anchor * anchors.width() + column];
      }
    }
  }

  /**
   * d_anchor over some neurons.
   *
   * @param neurons their embeddings, of the anchors' width and finite
   * @return NaN if there is none
   */
  double over(float[][] neurons) {
    if (neurons.length == 0) {
      return Double.NaN;
    }
    int[] nearest = nearest(neurons);
    double sum = 0;
    for (int anchor = 0; anchor < nearest.length; anchor++) {
      sum += distance(neurons[nearest[anchor]], anchor);
    }
    return sum / nearest.length;
  }

  private int[] nearest(float[][] neurons) {
    int[] nearest = new int[anchors.count()];
    float[] least = new float[anchors.count()];
    float[] products = new float[anchors.count()];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    for (int neuron = 0; neuron < neurons.length; neuron++) {
      multiply(neurons[neuron], products);
      float squared = squaredNorm(neurons[neuron]);
      for (int anchor = 0; anchor < least.length; anchor++) {
        float distance = squared - 2 * products[anchor];
        if (distance < least[anchor]) {
          least[anchor] = distance;
          nearest[anchor] = neuron;
        }
      }
    }
    return nearest;
  }

  private void multiply(float[] neuron, float[] products) {
    Arrays.fill(products, 0);
    for (int column = 0; column < neuron.length; column++) {
      add(neuron[column], column * products.length, products);
    }
  }

  private void add(float value, int from, float[] products) {
    for (int anchor = 0; anchor < products.length; anchor++) {
      products[anchor] += value * columns[from + anchor];
    }
  }

  private static float squaredNorm(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return (float) sum;
  }

  private double distance(float[] neuron, int anchor) {
    double sum = 0;
    for (int column = 0; column < neuron.length; column++) {
      double difference = neuron[column] - anchors.values()[anchor * neuron.length + column];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
