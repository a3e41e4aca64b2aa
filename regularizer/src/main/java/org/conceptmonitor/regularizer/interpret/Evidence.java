package org.conceptmonitor.regularizer.interpret;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.interpret.Comparison.Half;

/**
 * What a comparison of residuals tells of each neuron.
 *
 * @param best concepts over all images
 * @param first best concepts on the first half
 * @param second best concepts on the second half
 * @param pValues of the best similarities
 * @param replicated whether both halves name the best concept or an alias of it
 * @param found whether the rule holds
 * @param conceptSets of the neurons for which it holds; empty for others
 */
record Evidence(
    BestConcepts best,
    BestConcepts first,
    BestConcepts second,
    double[] pValues,
    boolean[] replicated,
    boolean[] found,
    int[][] conceptSets) {
  static Evidence of(
      Comparison comparison, ReplicatedRule rule, Vocabulary vocabulary, SplittableRandom random) {
    boolean[] nothingLeft = comparison.constantNeurons();
    BestConcepts best = BestConcepts.of(comparison.similarity()).exceptFor(nothingLeft);
    BestConcepts first = BestConcepts.of(comparison.half(Half.FIRST)).exceptFor(nothingLeft);
    BestConcepts second = BestConcepts.of(comparison.half(Half.SECOND)).exceptFor(nothingLeft);
    boolean[] replicated = new boolean[nothingLeft.length];
    boolean[] eligible = new boolean[nothingLeft.length];
    for (int neuron = 0; neuron < replicated.length; neuron++) {
      replicated[neuron] =
          vocabulary.agree(
              best.concepts()[neuron], first.concepts()[neuron], second.concepts()[neuron]);
      eligible[neuron] = replicated[neuron] && best.similarities()[neuron] > rule.threshold();
    }
    PermutationTest test =
        new PermutationTest(comparison, best.similarities(), rule.falseDiscoveryRate(), random)
            .refinedFor(neuron -> eligible[neuron]);
    boolean[] found = both(eligible, test.discoveries());
    return new Evidence(
        best,
        first,
        second,
        test.pValues(),
        replicated,
        found,
        conceptSets(comparison, best, found, random.split()));
  }

  private static boolean[] both(boolean[] left, boolean[] right) {
    boolean[] both = new boolean[left.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = left[i] && right[i];
    }
    return both;
  }

  private static int[][] conceptSets(
      Comparison comparison, BestConcepts best, boolean[] found, SplittableRandom random) {
    int[] chosen = IntStream.range(0, found.length).filter(neuron -> found[neuron]).toArray();
    int[][] sets = new int[found.length][0];
    if (chosen.length > 0) {
      int[][] ofChosen = comparison.conceptSets(chosen, best.concepts(), random);
      for (int i = 0; i < chosen.length; i++) {
        sets[chosen[i]] = ofChosen[i];
      }
    }
    return sets;
  }

  /**
   * One living neuron's reading.
   *
   * @param lowLevel what else it may answer to; empty if nothing is known
   * @param rawPValue of its best similarity before anything is taken out
   */
  NeuronReading reading(int neuron, Optional<NuisanceShare> lowLevel, double rawPValue) {
    NeuronState without = lowLevel.isPresent() ? NeuronState.LOW_LEVEL : NeuronState.NONE;
    return new NeuronReading(
        found[neuron] ? NeuronState.CONCEPT : without,
        best.concepts()[neuron],
        best.similarities()[neuron],
        pValues[neuron],
        first.concepts()[neuron],
        second.concepts()[neuron],
        found[neuron] ? Optional.empty() : lowLevel,
        conceptSets[neuron],
        replicated[neuron],
        rawPValue);
  }
}
