package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Decides which neurons detect a concept: {@link ReplicatedRule} by default, {@link FixedThreshold}
 * as the published methods do. Immutable.
 */
public sealed interface InterpretabilityRule permits ReplicatedRule, FixedThreshold {
  /** Shown beside results, for example "replicated". */
  String name();

  /** The similarity that a neuron's best concept must exceed. */
  double threshold();

  /**
   * Prepares what stays the same for all layers and epochs.
   *
   * @param detector rates how well concepts describe neurons
   * @param conceptActivations P [images, concepts]
   * @param nuisances of the same images
   * @throws IllegalArgumentException if they don't come from the same images, or are too few
   */
  Calibration calibrate(ConceptDetector detector, Matrix conceptActivations, Nuisances nuisances);
}
