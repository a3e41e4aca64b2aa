package org.conceptmonitor.agent.protocol;

/**
 * One neuron's similarities to all concepts at one epoch, by one detector, and the evidence from
 * which its state follows under any threshold and false discovery rate.
 *
 * <p>Similarities are written as differences to the greatest one: a softmax, whatever its
 * temperature, depends on these alone, and 16 bits hold those that count, the small ones, with the
 * least error.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param neuron index in the layer, from 0
 * @param detector that rated it
 * @param state under the detector's own threshold and rate, as in {@link NeuronRow}
 * @param concept index of the best concept under the detector's rule, found or not; -1 if there is
 *     none
 * @param similarity to that concept, under the rule; NaN if there is none
 * @param pValue of that similarity, not corrected for the number of neurons; NaN if there is none
 *     or the rule does not ask
 * @param replicated 1 if both halves of the images name that concept or an alias; else 0
 * @param rawPValue as {@code pValue}, of the activations as they are
 * @param greatest the greatest of the similarities, of the activations as they are; NaN if none is
 *     a number
 * @param differences each concept's similarity less the greatest, so at most 0, as {@linkplain
 *     HalfFloats 16-bit floats}; 0 for the greatest alone, or for those equal to it
 */
public record SimilarityRow(
    int epoch,
    String layer,
    int neuron,
    String detector,
    String state,
    int concept,
    float similarity,
    double pValue,
    int replicated,
    double rawPValue,
    float greatest,
    byte[] differences)
    implements Row {}
