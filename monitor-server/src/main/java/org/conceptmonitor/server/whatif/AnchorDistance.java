package org.conceptmonitor.server.whatif;

import java.util.Arrays;

/**
 * How near neurons come to a fixed set of anchor words: d_anchor, the mean over the anchors of the
 * distance to the nearest neuron. M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023),
 * equation 2.2.
 *
 * <p>The nearest neuron is found in single precision, by |u|^2 - 2 u.a; its distance is measured in
 * double precision. Of neurons that are equally near but for rounding any one may be taken.
 */
final class AnchorDistance {
  private final Vectors anchors;
  private final Combinations products;

  AnchorDistance(Vectors anchors) {
    this.anchors = anchors;
    products = new Combinations(anchors.transposed());
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
      sum += distance(neurons[nearest[anchor]], anchors.rows()[anchor]);
    }
    return sum / nearest.length;
  }

  private int[] nearest(float[][] neurons) {
    int[] nearest = new int[anchors.count()];
    float[] least = new float[anchors.count()];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    products.each(
        neurons.length,
        neuron -> neurons[neuron],
        (toAnchors, neuron) ->
            compare(neuron, squaredNorm(neurons[neuron]), toAnchors, least, nearest));
    return nearest;
  }

  private static void compare(
      int neuron, float squaredNorm, float[] products, float[] least, int[] nearest) {
    for (int anchor = 0; anchor < least.length; anchor++) {
      float distance = squaredNorm - 2 * products[anchor];
      if (distance < least[anchor]) {
        least[anchor] = distance;
        nearest[anchor] = neuron;
      }
    }
  }

  private static float squaredNorm(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return (float) sum;
  }

  private static double distance(float[] neuron, float[] anchor) {
    double sum = 0;
    for (int column = 0; column < neuron.length; column++) {
      double difference = neuron[column] - anchor[column];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
