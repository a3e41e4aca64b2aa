package org.conceptmonitor.agent.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.NeuronVectorRow;

/** Where does each living neuron lie in the space of the words, before the 2-D view? */
final class NeuronVectors implements Analysis {
  @Override
  public List<NeuronVectorRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream().flatMap(layer -> rows(snapshot.epoch(), layer)).toList();
  }

  private static Stream<NeuronVectorRow> rows(int epoch, NeuronConcepts layer) {
    return Arrays.stream(layer.living())
        .mapToObj(
            neuron ->
                new NeuronVectorRow(
                    epoch,
                    layer.layer().layer(),
                    neuron,
                    HalfFloats.encode(layer.embeddings().row(neuron))));
  }
}
