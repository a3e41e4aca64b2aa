package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A neuron detects a concept if the concept describes what is left of it once brightness, contrast,
 * edges and area are taken out, better than chance, on either half of the probe set.
 *
 * <ol>
 *   <li>Neurons and concepts are replaced by their residuals on the four nuisances, their squares
 *       and products. A concept of which these explain more than half is one of them (black is
 *       darkness): no neuron is said to detect it.
 *   <li>The largest similarity over the concepts is tested against that under random orders of the
 *       images; among all neurons the false discovery rate is bounded (Benjamini and Hochberg).
 *   <li>The similarity is above the threshold.
 *   <li>Both halves of the images name the same best concept as the whole does, or an alias of it:
 *       concepts whose activations correlate above 0.8 are one.
 * </ol>
 *
 * <p>A permutation test alone tells only that a neuron answers to something in the images:
 * convolution layers follow brightness and its kin before they have learned anything. Works with
 * every detector of activations; Network Dissection compares maps and needs {@link FixedThreshold}.
 *
 * @param threshold of similarity, finite
 * @param falseDiscoveryRate above 0 and below 1
 * @param seed of halves, orders and samples: the same seed gives the same readings
 */
public record ReplicatedRule(double threshold, double falseDiscoveryRate, long seed)
    implements InterpretabilityRule {
  private static final double FALSE_DISCOVERY_RATE = 0.05;

  /** Probe images below which nothing can be told. */
  public static final int FEWEST_IMAGES = 32;

  /** Checks the values. */
  public ReplicatedRule {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "the threshold is %s: expected a finite similarity, such as 0.2".formatted(threshold));
    }
    if (!(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
      throw new IllegalArgumentException(
          "the false discovery rate is %s: expected a number between 0 and 1, such as 0.05"
              .formatted(falseDiscoveryRate));
    }
  }

  /** With a false discovery rate of 5% and seed 1. */
  public static ReplicatedRule above(double threshold) {
    return new ReplicatedRule(threshold, FALSE_DISCOVERY_RATE, 1);
  }

  @Override
  public String name() {
    return "replicated";
  }

  @Override
  public Calibration calibrate(
      ConceptDetector detector, Matrix conceptActivations, Nuisances nuisances) {
    int images = conceptActivations.rows();
    if (images != nuisances.images()) {
      throw new IllegalArgumentException(
          "concept activations have %d images, nuisances %d: both must come from the same probe set"
              .formatted(images, nuisances.images()));
    }
    if (images < FEWEST_IMAGES) {
      throw new IllegalArgumentException(
          "the probe set has %d images: nothing can be told from fewer than %d; take more images or a fixed threshold"
              .formatted(images, FEWEST_IMAGES));
    }
    return new ReplicatedCalibration(this, detector, conceptActivations, nuisances);
  }
}
