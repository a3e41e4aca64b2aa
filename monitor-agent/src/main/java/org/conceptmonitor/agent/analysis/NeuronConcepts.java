package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.embed.UnifiedEmbedding;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.LayerReading;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.interpret.NeuronState;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The concepts of one layer's neurons. Their embeddings follow the detector's similarity to the
 * activations as they are, as published, whatever the rule takes out before it decides.
 *
 * @param layer its activations
 * @param embeddings the neurons' unified embeddings u [neurons, width]
 * @param reading what the neurons detect
 */
record NeuronConcepts(LayerActivations layer, Matrix embeddings, LayerReading reading) {
  static NeuronConcepts of(
      LayerActivations layer, ConceptSpace space, Calibration calibration, double temperature) {
    LayerReading reading = calibration.read(space.probe(layer));
    Matrix embeddings = UnifiedEmbedding.of(reading.similarity(), space.vectors(), temperature);
    return new NeuronConcepts(layer, embeddings, reading);
  }

  /** One a neuron. */
  List<NeuronReading> readings() {
    return reading.neurons();
  }

  int neurons() {
    return readings().size();
  }

  /** Neurons that are not dead and whose activations are numbers: those that have a place. */
  int[] living() {
    return IntStream.range(0, neurons())
        .filter(neuron -> readings().get(neuron).state() != NeuronState.DEAD)
        .filter(neuron -> Float.isFinite(embeddings.get(neuron, 0)))
        .toArray();
  }

  int[] interpretable() {
    return IntStream.range(0, neurons())
        .filter(neuron -> readings().get(neuron).state() == NeuronState.CONCEPT)
        .toArray();
  }
}
