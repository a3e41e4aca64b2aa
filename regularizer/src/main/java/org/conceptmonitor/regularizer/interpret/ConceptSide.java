package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.DirectionDetector;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The concepts' side of comparisons, prepared once for all layers and epochs. Immutable.
 *
 * @param detector of activations
 * @param order the random order in which images are read; its two halves are the halves
 * @param concepts in that order: directions if the detector has them, activations otherwise
 */
record ConceptSide(ConceptDetector detector, int[] order, Matrix concepts) {
  /** The side of concepts with activations [images, concepts]. */
  static ConceptSide of(ConceptDetector detector, int[] order, Matrix activations) {
    Matrix concepts =
        detector instanceof DirectionDetector directed
            ? directed.directions(activations)
            : activations;
    return new ConceptSide(detector, order, concepts.selectRows(order));
  }

  /** Compares neurons with activations [images, neurons]. */
  Comparison with(Matrix activations) {
    return detector instanceof DirectionDetector directed
        ? new DirectionComparison(directed.directions(activations).selectRows(order), concepts)
        : new ResampledComparison(detector, activations.selectRows(order), concepts);
  }
}
