package org.conceptmonitor.regularizer.detect;

import java.util.Optional;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What one layer answered to a probe set, and what the probe set shows: all that a detector uses.
 *
 * @param activations q [images, neurons]
 * @param conceptActivations P [images, concepts]
 * @param maps the layer's activation maps, for convolution layers
 * @param masks which pixels show which concept, where the probe set knows it
 */
public record LayerProbe(
    Matrix activations,
    Matrix conceptActivations,
    Optional<ActivationMaps> maps,
    Optional<ConceptMasks> masks) {

  /** Checks that all parts come from the same images, neurons and concepts. */
  public LayerProbe {
    int images = activations.rows();
    requireEqual(
        "activations have %d images, concept activations %d", images, conceptActivations.rows());
    if (maps.isPresent()) {
      requireEqual("activations have %d images, activation maps %d", images, maps.get().images());
      requireEqual(
          "activations have %d neurons, activation maps %d",
          activations.columns(), maps.get().neurons());
    }
    if (masks.isPresent()) {
      requireEqual("activations have %d images, concept masks %d", images, masks.get().images());
      requireEqual(
          "concept activations have %d concepts, concept masks %d",
          conceptActivations.columns(), masks.get().concepts().size());
    }
  }

  /** A probe without maps and masks. */
  public static LayerProbe of(Matrix activations, Matrix conceptActivations) {
    return new LayerProbe(activations, conceptActivations, Optional.empty(), Optional.empty());
  }

  private static void requireEqual(String what, int left, int right) {
    if (left != right) {
      throw new IllegalArgumentException(
          what.formatted(left, right) + ": both must come from the same layer and probe set");
    }
  }
}
