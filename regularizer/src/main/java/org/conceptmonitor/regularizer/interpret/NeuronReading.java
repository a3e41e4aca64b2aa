package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one neuron detects, with the evidence. Concepts are given by their index.
 *
 * <p>Under {@link ReplicatedRule} all numbers but the nuisance's are of <em>residuals</em>: what is
 * left of neuron and concept once brightness, contrast, edges and area are taken out. Under {@link
 * FixedThreshold} they are of the activations as they are.
 *
 * @param state one of four
 * @param concept the best concept, found or not; -1 if the neuron is dead, answers NaN or infinity,
 *     or nothing is left of it
 * @param similarity to the best concept; NaN if there is none
 * @param pValue how often neurons like this one reach that similarity with images in random order,
 *     in (0, 1], not corrected for the number of neurons; NaN if there is no concept or the rule
 *     does not ask
 * @param firstHalf the best concept on one half of the images; -1 if there is none or the rule does
 *     not ask
 * @param secondHalf the best concept on the other half
 * @param nuisance the one that explains most of a low-level neuron; empty in other states
 * @param conceptSet a neuron's concept and those that it can't be told from on other images like
 *     these, ascending; empty in other states than {@link NeuronState#CONCEPT}
 * @param replicated whether both halves name the best concept or an alias of it, and it is no
 *     nuisance itself; false if the rule does not ask
 * @param rawPValue as {@code pValue}, of the activations as they are: by it a neuron is low-level;
 *     NaN if the rule does not ask
 */
public record NeuronReading(
    NeuronState state,
    int concept,
    float similarity,
    double pValue,
    int firstHalf,
    int secondHalf,
    Optional<NuisanceShare> nuisance,
    int[] conceptSet,
    boolean replicated,
    double rawPValue) {
  static final int NO_CONCEPT = -1;

  /** Whether the label changed to that of another epoch: no concept may stand for both. */
  public boolean labelDiffersFrom(NeuronReading other) {
    return conceptSet.length > 0
        && other.conceptSet.length > 0
        && IntStream.of(conceptSet)
            .noneMatch(concept -> Arrays.binarySearch(other.conceptSet, concept) >= 0);
  }

  static NeuronReading dead() {
    return new NeuronReading(
        NeuronState.DEAD,
        NO_CONCEPT,
        Float.NaN,
        Double.NaN,
        NO_CONCEPT,
        NO_CONCEPT,
        Optional.empty(),
        new int[0],
        false,
        Double.NaN);
  }
}
