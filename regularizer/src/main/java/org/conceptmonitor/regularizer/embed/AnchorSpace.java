package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Where d_anchor is measured: the vectors of the concept set's words, and which of the words are
 * anchors.
 *
 * @param conceptVectors f(w) [concepts, width], rows of norm 1
 * @param anchors indices of concepts, at least one, each once
 * @param floor least norm of the centred and cubed activations that is divided by; 0 for none, as
 *     in training: with the 1e-3 of the published code, shrinking all activations lowers d_anchor
 */
public record AnchorSpace(Matrix conceptVectors, int[] anchors, double floor) {

  /** Checks the anchors. */
  public AnchorSpace {
    anchors = anchors.clone();
    if (anchors.length == 0) {
      throw new IllegalArgumentException("there are no anchors: choose at least one anchor word");
    }
    int concepts = conceptVectors.rows();
    if (Arrays.stream(anchors).anyMatch(anchor -> anchor < 0 || anchor >= concepts)
        || Arrays.stream(anchors).distinct().count() < anchors.length) {
      throw new IllegalArgumentException(
          "the anchors %s must be distinct indices of the %d concepts, 0 to %d"
              .formatted(Arrays.toString(anchors), concepts, concepts - 1));
    }
    if (!(floor >= 0 && Double.isFinite(floor))) {
      throw new IllegalArgumentException(
          "the floor is %s: expected a finite number of at least 0".formatted(floor));
    }
  }

  /** All concepts are anchors (A = S); no floor. */
  public static AnchorSpace of(Matrix conceptVectors) {
    return of(conceptVectors, IntStream.range(0, conceptVectors.rows()).toArray());
  }

  /** Some concepts are anchors; no floor. */
  public static AnchorSpace of(Matrix conceptVectors, int[] anchors) {
    return new AnchorSpace(conceptVectors, anchors, 0);
  }

  public int concepts() {
    return conceptVectors.rows();
  }

  /** A copy of the anchors' indices. */
  @Override
  public int[] anchors() {
    return anchors.clone();
  }
}
