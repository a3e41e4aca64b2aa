package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.AnchorDistanceRow;
import org.conceptmonitor.regularizer.embed.AnchorDistance;

/**
 * Which living neuron of each layer is nearest to each of the user's own anchors?
 *
 * @param anchors at least one
 */
record NearestNeurons(OwnAnchors anchors) implements Analysis {
  @Override
  public List<AnchorDistanceRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream().flatMap(layer -> rows(snapshot.epoch(), layer)).toList();
  }

  private Stream<AnchorDistanceRow> rows(int epoch, NeuronConcepts layer) {
    int[] living = layer.living();
    AnchorDistance found =
        AnchorDistance.between(layer.embeddings().selectRows(living), anchors.vectors());
    return IntStream.range(0, anchors.anchors().size())
        .mapToObj(
            anchor -> {
              int nearest = found.nearest()[anchor];
              return new AnchorDistanceRow(
                  epoch,
                  layer.layer().layer(),
                  anchor,
                  nearest < 0 ? -1 : living[nearest],
                  found.distances()[anchor]);
            });
  }
}
