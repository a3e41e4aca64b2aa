package org.conceptmonitor.server.whatif;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.SimilarityRow;

/**
 * One layer at one epoch.
 *
 * @param name of the layer
 * @param neurons all of them, in order
 */
record Layer(String name, List<SimilarityRow> neurons) {
  /**
   * Neurons that are not dead and have a place: those over which d_anchor is measured.
   *
   * @param embeddings of all neurons
   */
  int[] living(float[][] embeddings) {
    return IntStream.range(0, neurons.size())
        .filter(neuron -> !neurons.get(neuron).state().equals(Label.DEAD))
        .filter(neuron -> Float.isFinite(embeddings[neuron][0]))
        .toArray();
  }

  static float[][] select(float[][] embeddings, int[] neurons) {
    return IntStream.of(neurons).mapToObj(neuron -> embeddings[neuron]).toArray(float[][]::new);
  }
}
