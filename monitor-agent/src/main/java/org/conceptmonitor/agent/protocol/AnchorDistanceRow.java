package org.conceptmonitor.agent.protocol;

/**
 * The neuron of a layer that is nearest to an anchor of the user's own at one epoch.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param anchor index of the anchor
 * @param neuron index of the nearest living neuron, from 0; -1 where no neuron lives
 * @param distance Euclidean, between the neuron's embedding and the anchor's unit-norm text vector,
 *     in [0, 2]; NaN where no neuron lives
 */
public record AnchorDistanceRow(int epoch, String layer, int anchor, int neuron, double distance)
    implements Row {}
