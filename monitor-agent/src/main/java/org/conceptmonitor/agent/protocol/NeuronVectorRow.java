package org.conceptmonitor.agent.protocol;

/**
 * A living neuron's place in the space of the words at one epoch, its unified embedding u: M. A.
 * Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023), equation 2.1. A dead neuron has none.
 *
 * @param epoch completed epochs
 * @param layer name of the layer
 * @param neuron index in the layer, from 0
 * @param vector u, values as {@linkplain HalfFloats 16-bit floats}
 */
public record NeuronVectorRow(int epoch, String layer, int neuron, byte[] vector) implements Row {}
