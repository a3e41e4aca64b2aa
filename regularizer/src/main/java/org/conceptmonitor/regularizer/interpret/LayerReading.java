package org.conceptmonitor.regularizer.interpret;

import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What the neurons of one layer detect.
 *
 * @param similarity the detector's own similarity sim [neurons, concepts], of activations as they
 *     are: nothing is taken out
 * @param neurons one reading a neuron
 */
public record LayerReading(Matrix similarity, List<NeuronReading> neurons) {
  /** Copies the list. */
  public LayerReading {
    neurons = List.copyOf(neurons);
  }

  /** How many neurons are in a state. */
  public int count(NeuronState state) {
    return (int) neurons.stream().filter(neuron -> neuron.state() == state).count();
  }
}
