package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How near the neurons of a layer come to a fixed set of anchor words: d_anchor, the mean over the
 * anchors of the distance to the nearest neuron. Smaller is more diverse. M. A. Khan,
 * Concept-Monitor (MSc thesis, UC San Diego, 2023), equation 2.2. Distances are Euclidean, computed
 * in double precision.
 *
 * @param value d_anchor, in [0, 2] for embeddings in the unit ball; NaN if there is no neuron, or
 *     if a neuron's embedding holds NaN: leave such neurons out with {@link Matrix#selectRows}
 * @param nearest each anchor's nearest neuron, the first one of equals; -1 where the distance is
 *     NaN
 * @param distances each anchor's distance to its nearest neuron
 */
public record AnchorDistance(double value, int[] nearest, double[] distances) {

  /**
   * Measures d_anchor.
   *
   * @param neuronEmbeddings u [neurons, width]
   * @param anchors f(a) [anchors, width], at least one
   */
  public static AnchorDistance between(Matrix neuronEmbeddings, Matrix anchors) {
    if (anchors.rows() == 0) {
      throw new IllegalArgumentException("there are no anchors: choose at least one anchor word");
    }
    if (neuronEmbeddings.rows() > 0 && neuronEmbeddings.columns() != anchors.columns()) {
      throw new IllegalArgumentException(
          "neuron embeddings are %d wide, anchors %d: both must come from the same text encoder"
              .formatted(neuronEmbeddings.columns(), anchors.columns()));
    }
    int[] nearest = NearestRows.of(neuronEmbeddings, anchors);
    double[] distances = new double[nearest.length];
    for (int anchor = 0; anchor < nearest.length; anchor++) {
      int neuron = nearest[anchor];
      distances[anchor] =
          neuron < 0
              ? Double.NaN
              : Math.sqrt(Rows.squaredDistance(neuronEmbeddings, neuron, anchors, anchor));
    }
    return new AnchorDistance(Arrays.stream(distances).average().orElseThrow(), nearest, distances);
  }
}
