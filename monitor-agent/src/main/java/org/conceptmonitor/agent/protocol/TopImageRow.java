package org.conceptmonitor.agent.protocol;

/**
 * One of the probe images that activate a neuron most.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param neuron index in the layer, from 0
 * @param rank 1 for the most activating image
 * @param image index in the probe set, from 0
 * @param activation the neuron's activation on it
 */
public record TopImageRow(
    int epoch, String layer, int neuron, int rank, int image, float activation) implements Row {}
