package org.conceptmonitor.regularizer.interpret;

import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Each neuron's concept of largest similarity; the first of equals.
 *
 * @param concepts -1 where no similarity is a number
 * @param similarities NaN where there is none
 */
record BestConcepts(int[] concepts, float[] similarities) {
  static BestConcepts of(Matrix similarity) {
    int[] concepts =
        IntStream.range(0, similarity.rows()).map(neuron -> largest(similarity, neuron)).toArray();
    float[] similarities = new float[concepts.length];
    for (int neuron = 0; neuron < concepts.length; neuron++) {
      similarities[neuron] =
          concepts[neuron] == NeuronReading.NO_CONCEPT
              ? Float.NaN
              : similarity.get(neuron, concepts[neuron]);
    }
    return new BestConcepts(concepts, similarities);
  }

  /** The same, with no concept for the given neurons. */
  BestConcepts exceptFor(boolean[] neurons) {
    int[] otherConcepts = concepts.clone();
    float[] otherSimilarities = similarities.clone();
    for (int neuron = 0; neuron < neurons.length; neuron++) {
      if (neurons[neuron]) {
        otherConcepts[neuron] = NeuronReading.NO_CONCEPT;
        otherSimilarities[neuron] = Float.NaN;
      }
    }
    return new BestConcepts(otherConcepts, otherSimilarities);
  }

  private static int largest(Matrix similarity, int neuron) {
    int largest = NeuronReading.NO_CONCEPT;
    float best = Float.NEGATIVE_INFINITY;
    for (int concept = 0; concept < similarity.columns(); concept++) {
      float value = similarity.get(neuron, concept);
      if (value > best) {
        best = value;
        largest = concept;
      }
    }
    return largest;
  }
}
