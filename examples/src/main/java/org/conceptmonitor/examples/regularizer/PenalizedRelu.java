package org.conceptmonitor.examples.regularizer;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A ReLU that adds a penalty's gradient where {@code ConceptDiversity} adds its own: with respect
 * to the pre-activation values, scaled to a fraction of the norm that the loss's gradient has
 * there. For one network and thread.
 */
final class PenalizedRelu extends ActivationReLU {
  private static final long serialVersionUID = 1;

  private final transient Penalty penalty;
  private final transient GradientRatios ratios;
  private final double fraction;

  PenalizedRelu(Penalty penalty, double fraction, GradientRatios ratios) {
    this.penalty = penalty;
    this.fraction = fraction;
    this.ratios = ratios;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    INDArray added = penalty.gradient(in);
    INDArray gradient = super.backprop(in, epsilon).getFirst();
    double lossNorm = gradient.norm2Number().doubleValue();
    double norm = added.norm2Number().doubleValue();
    added.muli(norm > 0 ? fraction * lossNorm / norm : 0);
    ratios.add(added.norm2Number().doubleValue(), lossNorm);
    return new Pair<>(gradient.addi(added), null);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
