package org.conceptmonitor.agent.analysis;

import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.InterpretabilityRule;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;

/**
 * How activations are read as concepts.
 *
 * @param detector rates how well each concept describes each neuron
 * @param rule decides which neurons are interpretable
 * @param temperature of the softmax in the unified embedding, above 0
 */
public record Interpretation(
    ConceptDetector detector, InterpretabilityRule rule, double temperature) {
  /**
   * Makes the rule ready for the concepts of a probe set.
   *
   * @throws IllegalArgumentException if it can't work with the images
   */
  Calibration calibrate(ConceptSpace space) {
    return rule.calibrate(detector, space.conceptActivations(), space.nuisances());
  }

  /**
   * As a row of the detectors whose similarities are sent.
   *
   * @param position 0 for the run's own
   */
  public DetectorRow row(int position) {
    double rate =
        rule instanceof ReplicatedRule bounded ? bounded.falseDiscoveryRate() : Double.NaN;
    return new DetectorRow(
        position, detector.name(), rule.name(), rule.threshold(), rate, temperature);
  }
}
