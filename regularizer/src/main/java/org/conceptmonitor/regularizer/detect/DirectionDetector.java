package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A detector that turns each column of activations into a direction, whatever the other columns
 * are, and compares directions: {@code similarity = transpose(directions(q)) * directions(P)}.
 * Whoever needs the similarity for many orders or parts of the images computes the directions once.
 */
public interface DirectionDetector extends ConceptDetector {
  /**
   * The directions of neurons or concepts, of norm 1 at most.
   *
   * @param activations one column a neuron or concept, [images, columns]
   * @return [images, columns]; 0 for a column without a direction, such as one that never varies,
   *     NaN for one that holds NaN or infinity
   */
  Matrix directions(Matrix activations);
}
