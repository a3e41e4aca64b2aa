package org.conceptmonitor.regularizer.describe;

import java.util.OptionalDouble;

/**
 * What a labeller says about one neuron.
 *
 * @param layer the layer's name, as the network has it
 * @param neuron from 0
 * @param text not blank
 * @param score how sure the labeller is, larger is surer, if it says so
 */
public record NeuronDescription(String layer, int neuron, String text, OptionalDouble score) {}
