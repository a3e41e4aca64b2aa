package org.conceptmonitor.regularizer.embed;

/**
 * What {@link AnchorGradient} computed.
 *
 * @param value d_anchor over the living neurons; 0 if there are none, NaN if a neuron's activations
 *     hold NaN or infinity (the gradient is 0 then)
 * @param living neurons whose activations are finite and not constant
 * @param notFinite neurons whose activations hold NaN or infinity
 */
public record AnchorValue(double value, int living, int notFinite) {}
