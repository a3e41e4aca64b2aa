package org.conceptmonitor.examples.dissect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A neuron's concept.
 *
 * @param concept its index; -1 if the neuron's similarities are not numbers
 * @param similarity to that concept; NaN if there is none
 * @param p of a permutation test, in (0, 1]; NaN if there is none
 */
record NeuronLabel(int neuron, int concept, float similarity, double p, boolean interpretable) {

  static NeuronLabel of(
      Matrix similarity, int neuron, int concept, double p, boolean interpretable) {
    return concept < 0
        ? new NeuronLabel(neuron, concept, Float.NaN, Double.NaN, false)
        : new NeuronLabel(neuron, concept, similarity.get(neuron, concept), p, interpretable);
  }

  /** The index of a row's largest number, the first of equals; -1 if there is none. */
  static int best(Matrix similarity, int neuron) {
    int best = -1;
    for (int c = 0; c < similarity.columns(); c++) {
      float value = similarity.get(neuron, c);
      if (!Float.isNaN(value) && (best < 0 || value > similarity.get(neuron, best))) {
        best = c;
      }
    }
    return best;
  }
}
