package org.conceptmonitor.regularizer.dl4j;

/**
 * What the term did to one layer in one training step. Immutable.
 *
 * @param layer name of the regularized layer
 * @param iteration number of parameter updates before this step
 * @param anchorDistance d_anchor of the minibatch; NaN if a neuron is not finite
 * @param weight what d_anchor was multiplied with: beta, or what made the gradient the chosen
 *     fraction of the loss's
 * @param gradientNorm Euclidean norm of the weighted term's gradient with respect to the layer's
 *     activations
 * @param lossGradientNorm the same of the rest of the loss, terms of later layers included
 * @param livingNeurons neurons whose activations are finite and not constant
 * @param notFiniteNeurons neurons whose activations hold NaN or infinity
 */
public record DiversityStep(
    String layer,
    int iteration,
    double anchorDistance,
    double weight,
    double gradientNorm,
    double lossGradientNorm,
    int livingNeurons,
    int notFiniteNeurons) {

  /**
   * The term, weight times d_anchor: what the layer adds to the score, but for NaN, which adds 0.
   */
  public double term() {
    return weight * anchorDistance;
  }
}
