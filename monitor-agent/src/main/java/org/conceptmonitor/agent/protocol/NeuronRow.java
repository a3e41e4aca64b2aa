package org.conceptmonitor.agent.protocol;

/**
 * What one neuron detects at one epoch, with the evidence. The run's rule says what similarities
 * and words are of: "replicated", of what is left of neurons and concepts once brightness,
 * contrast, edges and area are taken out; "fixed threshold", of activations as they are.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param neuron index in the layer, from 0
 * @param state "concept" (the rule holds), "low-level" (concepts fit better than by chance, but not
 *     without the nuisances), "none" (nothing known describes it) or "dead" (the same answer to
 *     every image)
 * @param concept index of the best concept, found or not; -1 if there is none
 * @param similarity similarity to the best concept; NaN if there is none
 * @param pValue chance of that similarity with images in random order, not corrected for the number
 *     of neurons; NaN if there is no concept or the rule does not ask
 * @param conceptFirstHalf index of the best concept on one half of the images; -1 if there is none
 *     or the rule does not ask
 * @param conceptSecondHalf index of the best concept on the other half
 * @param conceptSet indices, separated by commas, of the concept and of those that it can't be told
 *     from on other images like these; empty in other states than "concept"
 * @param nuisance "brightness", "contrast", "edges" or "area", whichever explains most of a
 *     low-level neuron; empty in other states
 * @param nuisanceShare the share of the neuron's variance that it explains; NaN in other states
 * @param x first coordinate in the 2-D view; NaN for a dead neuron
 * @param y second coordinate in the 2-D view; NaN for a dead neuron
 * @param meanActivation mean over the probe set
 * @param maxActivation maximum over the probe set
 */
public record NeuronRow(
    int epoch,
    String layer,
    int neuron,
    String state,
    int concept,
    float similarity,
    double pValue,
    int conceptFirstHalf,
    int conceptSecondHalf,
    String conceptSet,
    String nuisance,
    double nuisanceShare,
    float x,
    float y,
    float meanActivation,
    float maxActivation)
    implements Row {}
