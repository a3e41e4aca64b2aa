package org.conceptmonitor.regularizer.embed;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** How far apart the neurons of a layer lie in the unified embedding. */
public final class PairwiseDistance {
  private PairwiseDistance() {}

  /**
   * Mean Euclidean distance over all pairs of neurons, in double precision.
   *
   * @param neuronEmbeddings u [neurons, width]
   * @return in [0, 2] for embeddings in the unit ball; NaN for fewer than two neurons, or if an
   *     embedding holds NaN
   */
  public static double mean(Matrix neuronEmbeddings) {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < neuronEmbeddings.rows(); i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.sqrt(Rows.squaredDistance(neuronEmbeddings, i, neuronEmbeddings, j));
        pairs++;
      }
    }
    return sum / pairs;
  }
}
