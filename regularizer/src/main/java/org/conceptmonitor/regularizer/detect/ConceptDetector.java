package org.conceptmonitor.regularizer.detect;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** Rates how well each concept describes each neuron. Implementations are immutable. */
public interface ConceptDetector {
  /** Shown beside results, for example "cos-cubed". */
  String name();

  /** The similarity above which a neuron counts as interpretable, if the user sets none. */
  double defaultThreshold();

  /** The fewest probe images that it can rate neurons by. */
  default int leastImages() {
    return 1;
  }

  /**
   * Similarities sim [neurons, concepts]; a larger value is a better description. A neuron that
   * can't be rated, since its activations never vary, has a row of 0; one with a NaN or infinite
   * activation has a row of NaN.
   *
   * @throws IllegalArgumentException if the probe lacks what this detector needs
   */
  Matrix similarity(LayerProbe probe);
}
