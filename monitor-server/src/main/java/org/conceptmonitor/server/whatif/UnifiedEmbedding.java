package org.conceptmonitor.server.whatif;

import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.SimilarityRow;

/**
 * The neurons of one layer in the space of the concept words: u_n = sum over c of lambda_c f(w_c),
 * with lambda = softmax(sim_n / T). M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023),
 * equation 2.1.
 */
final class UnifiedEmbedding {
  /* Weights that add nothing to a sum of floats whose greatest is at least 1 / concepts. */
  private static final double NEGLIGIBLE = 1e-12;

  private final Vectors concepts;
  private final double temperature;

  /**
   * @param temperature T, above 0
   */
  UnifiedEmbedding(Vectors concepts, double temperature) {
    this.concepts = concepts;
    this.temperature = temperature;
  }

  /**
   * One vector a neuron; NaN where a similarity is.
   *
   * @throws io.vertx.ext.web.handler.HttpException if similarities and vectors are not of as many
   *     concepts
   */
  float[][] of(List<SimilarityRow> layer) {
    return layer.stream().map(this::of).toArray(float[][]::new);
  }

  private float[] of(SimilarityRow neuron) {
    float[] differences = HalfFloats.decode(neuron.differences());
    if (differences.length != concepts.count()) {
      throw NotStored.because(
          "neuron %d of %s has similarities to %d concepts, there are vectors of %d: the run is damaged"
              .formatted(neuron.neuron(), neuron.layer(), differences.length, concepts.count()));
    }
    double[] weights = softmax(differences);
    float[] sum = new float[concepts.width()];
    if (Double.isNaN(Arrays.stream(weights).sum())) {
      Arrays.fill(sum, Float.NaN);
      return sum;
    }
    for (int concept = 0; concept < weights.length; concept++) {
      if (weights[concept] > NEGLIGIBLE) {
        add((float) weights[concept], concept * concepts.width(), sum);
      }
    }
    return sum;
  }

  /* The differences to the greatest similarity are at most 0: nothing overflows. */
  private double[] softmax(float[] differences) {
    double[] weights = new double[differences.length];
    double sum = 0;
    for (int concept = 0; concept < weights.length; concept++) {
      weights[concept] = Math.exp(differences[concept] / temperature);
      sum += weights[concept];
    }
    for (int concept = 0; concept < weights.length; concept++) {
      weights[concept] /= sum;
    }
    return weights;
  }

  private void add(float weight, int from, float[] sum) {
    float[] values = concepts.values();
    for (int column = 0; column < sum.length; column++) {
      sum[column] += weight * values[from + column];
    }
  }
}
