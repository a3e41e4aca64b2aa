package org.conceptmonitor.agent.analysis;

import java.util.List;
import org.conceptmonitor.regularizer.interpret.Calibration;

/**
 * The monitored layers at one epoch, read as concepts: what every analysis starts from.
 *
 * @param epoch completed epochs
 * @param layers from the input on
 */
record Snapshot(int epoch, List<NeuronConcepts> layers) {
  static Snapshot of(
      int epoch,
      List<LayerActivations> layers,
      ConceptSpace space,
      Calibration calibration,
      double temperature) {
    return new Snapshot(
        epoch,
        layers.stream()
            .map(layer -> NeuronConcepts.of(layer, space, calibration, temperature))
            .toList());
  }
}
