package org.conceptmonitor.agent.protocol;

/**
 * How often a neuron's activations take which values over the probe set.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param neuron index in the layer, from 0
 * @param lowest finite activation; NaN if none is finite
 * @param highest finite activation; NaN if none is finite
 * @param zero number of images with an activation of exactly 0, on which the neuron is off
 * @param notFinite number of images with NaN or an infinite activation, which no bin counts
 * @param counts numbers of images, separated by commas, in bins of equal width from the lowest to
 *     the highest activation; a bin holds its lower edge, the last one its upper edge too; empty if
 *     no activation is finite
 */
public record HistogramRow(
    int epoch,
    String layer,
    int neuron,
    float lowest,
    float highest,
    int zero,
    int notFinite,
    String counts)
    implements Row {}
