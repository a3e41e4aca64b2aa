package org.conceptmonitor.regularizer.interpret;

import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.AliasGroups;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Which concepts a probe set can tell apart, from each other and from nuisances.
 *
 * <p>A concept such as black, which is mostly darkness, is a nuisance itself: what the regression
 * leaves of it is the error of a second-degree fit, and so is what it leaves of a neuron that
 * answers to darkness. The two resemble each other, and mean nothing.
 *
 * @param aliasGroup concepts of one group can't be told apart
 * @param isNuisance whether the nuisances explain more than half of a concept
 */
record Vocabulary(int[] aliasGroup, boolean[] isNuisance) {
  private static final double ALIAS_CORRELATION = 0.8;
  private static final double ITSELF_A_NUISANCE = 0.5;

  static Vocabulary of(Matrix conceptActivations, Nuisances nuisances) {
    double[] explained = nuisances.explainedShare(conceptActivations);
    boolean[] isNuisance = new boolean[explained.length];
    for (int concept = 0; concept < explained.length; concept++) {
      isNuisance[concept] = explained[concept] > ITSELF_A_NUISANCE;
    }
    return new Vocabulary(AliasGroups.of(conceptActivations, ALIAS_CORRELATION), isNuisance);
  }

  int size() {
    return aliasGroup.length;
  }

  /** Whether these are one concept, and no nuisance. */
  boolean agree(int... concepts) {
    return IntStream.of(concepts)
            .noneMatch(concept -> concept == NeuronReading.NO_CONCEPT || isNuisance[concept])
        && IntStream.of(concepts).map(concept -> aliasGroup[concept]).distinct().count() == 1;
  }
}
