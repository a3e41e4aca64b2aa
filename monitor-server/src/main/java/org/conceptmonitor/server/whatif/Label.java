package org.conceptmonitor.server.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.SimilarityRow;

/**
 * What one neuron detects under some settings.
 *
 * @param state "concept", "low-level", "none" or "dead"
 * @param concept index of the best concept, found or not; -1 if there is none
 * @param similarity to it; NaN if there is none
 * @param pValue of that; NaN under the fixed rule
 */
record Label(String state, int concept, float similarity, double pValue) {
  static final String CONCEPT = "concept";
  static final String LOW_LEVEL = "low-level";
  static final String NONE = "none";
  static final String DEAD = "dead";

  private static final int NO_CONCEPT = -1;

  /** The labels of all neurons of one layer, which are tested together. */
  static List<Label> of(List<SimilarityRow> layer, ChosenSettings settings) {
    double accepted = largestDiscovery(layer, SimilarityRow::pValue, settings.rate());
    double rawAccepted = largestDiscovery(layer, SimilarityRow::rawPValue, settings.rate());
    List<Label> labels = new ArrayList<>();
    for (SimilarityRow neuron : layer) {
      labels.add(
          switch (settings.rule()) {
            case REPLICATED -> replicated(neuron, settings.threshold(), accepted, rawAccepted);
            case FIXED -> fixed(neuron, settings.threshold());
          });
    }
    return labels;
  }

  boolean isConcept() {
    return state.equals(CONCEPT);
  }

  private static Label replicated(
      SimilarityRow neuron, double threshold, double accepted, double rawAccepted) {
    boolean found =
        neuron.replicated() == 1 && neuron.similarity() > threshold && neuron.pValue() <= accepted;
    String state =
        neuron.state().equals(DEAD) ? DEAD : found ? CONCEPT : without(neuron, rawAccepted);
    return new Label(state, neuron.concept(), neuron.similarity(), neuron.pValue());
  }

  /* Whether concepts fit better than by chance, an agent doesn't ask where one was found. */
  private static String without(SimilarityRow neuron, double accepted) {
    return neuron.rawPValue() <= accepted || neuron.state().equals(CONCEPT) ? LOW_LEVEL : NONE;
  }

  private static Label fixed(SimilarityRow neuron, double threshold) {
    if (neuron.state().equals(DEAD)) {
      return new Label(DEAD, NO_CONCEPT, Float.NaN, Double.NaN);
    }
    String state = neuron.greatest() > threshold ? CONCEPT : NONE;
    return new Label(state, greatest(neuron), neuron.greatest(), Double.NaN);
  }

  /* Its difference alone is 0. */
  private static int greatest(SimilarityRow neuron) {
    float[] differences = HalfFloats.decode(neuron.differences());
    for (int concept = 0; concept < differences.length; concept++) {
      if (differences[concept] == 0) {
        return concept;
      }
    }
    return NO_CONCEPT;
  }

  /*
   * The p-value up to which tests are discoveries, 0 if none is: Benjamini and Hochberg, Journal of
   * the Royal Statistical Society B 57, 1995. NaN is no test.
   */
  private static double largestDiscovery(
      List<SimilarityRow> layer, ToDoubleFunction<SimilarityRow> pValue, double rate) {
    double[] sorted =
        layer.stream().mapToDouble(pValue).filter(p -> !Double.isNaN(p)).sorted().toArray();
    int rank = sorted.length;
    while (rank > 0 && sorted[rank - 1] > rate * rank / sorted.length) {
      rank--;
    }
    return rank == 0 ? 0 : sorted[rank - 1];
  }
}
