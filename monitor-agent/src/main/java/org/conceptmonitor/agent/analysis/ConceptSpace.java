package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.AliasGroups;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * The concepts that neurons are compared with: what they mean, where the probe images show them,
 * and where their words lie. They are the concepts of the probe set, and the anchors too.
 * Immutable.
 *
 * @param concepts M of them
 * @param vectors f(w) [M, width]
 * @param conceptActivations P [images, M]
 * @param masks the pixels that show each concept, where the probe set knows them
 * @param nuisances brightness and its kin in the probe images
 * @param map the 2-D view
 */
public record ConceptSpace(
    ConceptSet concepts,
    Matrix vectors,
    Matrix conceptActivations,
    Optional<ConceptMasks> masks,
    Nuisances nuisances,
    ConceptMap map) {
  /** Concepts whose columns correlate above this can't be told apart. */
  private static final double ALIAS_CORRELATION = 0.8;

  /** The concepts of a probe set, encoded and placed in a map of vectors of the same encoder. */
  public static ConceptSpace of(ProbeSet probeSet, TextEncoder encoder, ConceptMap map) {
    return new ConceptSpace(
        probeSet.concepts(),
        encoder.encode(probeSet.concepts().words()),
        probeSet.conceptActivations(),
        probeSet.masks(),
        Nuisances.of(
            probeSet.size(), probeSet::pixels, probeSet.shape().height(), probeSet.shape().width()),
        map);
  }

  /** One row a concept, with its alias group and its anchor's place. */
  public List<ConceptRow> rows() {
    int[] groups = AliasGroups.of(conceptActivations, ALIAS_CORRELATION);
    Matrix places = map.place(vectors);
    return IntStream.range(0, concepts.size())
        .mapToObj(i -> row(i, groups[i], places.get(i, 0), places.get(i, 1)))
        .toList();
  }

  /**
   * One row a vector: of each concept, and of each anchor that d_anchor is measured over instead.
   */
  public List<VectorRow> vectorRows(OwnAnchors anchors) {
    return Stream.of(VectorRows.of("concept", vectors), anchors.wishedRows())
        .flatMap(List::stream)
        .toList();
  }

  private ConceptRow row(int index, int group, float x, float y) {
    Concept concept = concepts.concepts().get(index);
    return new ConceptRow(index, concept.word(), concept.category().label(), group, x, y);
  }

  LayerProbe probe(LayerActivations layer) {
    return new LayerProbe(layer.activations(), conceptActivations, layer.maps(), masks);
  }
}
