package org.conceptmonitor.server.whatif;

import java.util.List;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.SimilarityRow;

/**
 * The neurons of one layer in the space of the concept words: u_n = sum over c of lambda_c f(w_c),
 * with lambda = softmax(sim_n / T). M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023),
 * equation 2.1.
 */
final class UnifiedEmbedding {
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
    float[][] embeddings = new float[layer.size()][];
    new Combinations(concepts)
        .each(embeddings.length, i -> weights(layer.get(i)), (vector, i) -> embeddings[i] = vector);
    return embeddings;
  }

  private float[] weights(SimilarityRow neuron) {
    float[] differences = HalfFloats.decode(neuron.differences());
    if (differences.length != concepts.count()) {
      throw NotStored.because(
          "neuron %d of %s has similarities to %d concepts, there are vectors of %d: the run is damaged"
              .formatted(neuron.neuron(), neuron.layer(), differences.length, concepts.count()));
    }
    return Softmax.of(differences, temperature);
  }
}
