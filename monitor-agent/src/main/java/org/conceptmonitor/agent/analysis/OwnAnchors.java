package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.AnchorRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.concept.Anchor;
import org.conceptmonitor.regularizer.concept.AnchorKind;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * The user's own anchors and where their words lie. M. A. Khan, Concept-Monitor (MSc thesis, UC San
 * Diego, 2023), section 2.1: concepts that should exist in a well trained network, and undesirable
 * ones. Immutable.
 *
 * @param anchors A of them, may be none
 * @param vectors f(a) [A, width]
 * @param places in the 2-D view, [A, 2]
 */
public record OwnAnchors(List<Anchor> anchors, Matrix vectors, Matrix places) {
  /** Keeps its own list. */
  public OwnAnchors {
    anchors = List.copyOf(anchors);
  }

  /**
   * Encodes anchors and places them in a map of vectors of the same encoder.
   *
   * @throws IllegalArgumentException if the encoder does not know a word
   */
  public static OwnAnchors of(List<Anchor> anchors, TextEncoder encoder, ConceptMap map) {
    if (anchors.isEmpty()) {
      return none();
    }
    Matrix vectors = encoder.encode(anchors.stream().map(Anchor::word).toList());
    return new OwnAnchors(anchors, vectors, map.place(vectors));
  }

  /** No own anchors. */
  public static OwnAnchors none() {
    return new OwnAnchors(List.of(), Matrix.zeros(0, 0), Matrix.zeros(0, 2));
  }

  /** One row an anchor. */
  public List<AnchorRow> rows() {
    return IntStream.range(0, anchors.size()).mapToObj(this::row).toList();
  }

  private AnchorRow row(int index) {
    Anchor anchor = anchors.get(index);
    return new AnchorRow(
        index, anchor.word(), anchor.kind().label(), places.get(index, 0), places.get(index, 1));
  }

  /**
   * The set A of d_anchor, the concepts that at least one neuron each should know: the wished ones,
   * or else all concepts.
   */
  Matrix measured(ConceptSpace space) {
    Matrix wished = wished();
    return wished.rows() == 0 ? space.vectors() : wished;
  }

  /** One row a wished anchor's vector. */
  List<VectorRow> wishedRows() {
    return VectorRows.of("anchor", wished());
  }

  private Matrix wished() {
    return vectors.selectRows(
        IntStream.range(0, anchors.size())
            .filter(index -> anchors.get(index).kind() == AnchorKind.WISHED)
            .toArray());
  }
}
