package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.regularizer.embed.AnchorDistance;
import org.conceptmonitor.regularizer.embed.PairwiseDistance;
import org.conceptmonitor.regularizer.embed.ReachableAnchorDistance;
import org.conceptmonitor.regularizer.embed.UnifiedEmbedding;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How diverse are each layer's concepts? d_anchor (Khan 2023, equation 2.2) over living neurons and
 * over interpretable ones, beside its two references: with shuffled concepts, and the best that as
 * many free vectors reach. Remembers the latter by number of vectors. Safe for use by several
 * threads.
 */
final class Diversity implements Analysis {
  private static final long SEED = 1;

  private final Matrix anchors;
  private final ConceptSpace shuffled;
  private final Interpretation interpretation;
  private final Map<Integer, Double> reachable = new ConcurrentHashMap<>();

  Diversity(ConceptSpace space, Matrix anchors, Interpretation interpretation) {
    this.anchors = anchors;
    this.shuffled = ShuffledConcepts.of(space, SEED);
    this.interpretation = interpretation;
  }

  @Override
  public List<DiversityRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream().map(layer -> row(snapshot.epoch(), layer)).toList();
  }

  private DiversityRow row(int epoch, NeuronConcepts layer) {
    int[] living = layer.living();
    int[] interpretable = layer.interpretable();
    return new DiversityRow(
        epoch,
        layer.layer().layer(),
        layer.neurons(),
        living.length,
        interpretable.length,
        (int)
            IntStream.of(interpretable)
                .map(neuron -> layer.readings().get(neuron).concept())
                .distinct()
                .count(),
        anchorDistance(layer.embeddings(), living),
        anchorDistance(layer.embeddings(), interpretable),
        anchorDistance(shuffledEmbeddings(layer.layer()), living),
        reachable(living.length),
        PairwiseDistance.mean(layer.embeddings().selectRows(living)));
  }

  private Matrix shuffledEmbeddings(LayerActivations layer) {
    return UnifiedEmbedding.of(
        interpretation.detector().similarity(shuffled.probe(layer)),
        shuffled.vectors(),
        interpretation.temperature());
  }

  private double anchorDistance(Matrix embeddings, int[] neurons) {
    return AnchorDistance.between(embeddings.selectRows(neurons), anchors).value();
  }

  private double reachable(int vectors) {
    return reachable.computeIfAbsent(
        vectors, count -> ReachableAnchorDistance.with(count, anchors, SEED));
  }
}
