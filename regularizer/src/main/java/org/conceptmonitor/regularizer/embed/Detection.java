package org.conceptmonitor.regularizer.embed;

import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Precision;

/**
 * The memory for similarities in one precision.
 *
 * @param neurons directions of the neurons [images, neurons]
 * @param concepts directions of the concepts [images, concepts]
 * @param similarity [neurons, concepts]
 */
record Detection(BackEndMatrix neurons, BackEndMatrix concepts, BackEndMatrix similarity) {
  /** Memory that is taken when it is first used. */
  static Detection in(Precision precision) {
    return new Detection(
        new BackEndMatrix(precision), new BackEndMatrix(precision), new BackEndMatrix(precision));
  }

  /** Takes the directions and multiplies them. */
  void detect(CubedColumns neuronColumns, CubedColumns conceptColumns) {
    neuronColumns.writeDirections(neurons);
    conceptColumns.writeDirections(concepts);
    similarity.setTransposeProduct(neurons, concepts);
  }
}
