package org.conceptmonitor.examples.regularizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The sum of squared correlations of all pairs of different neurons. Cogswell et al., Reducing
 * Overfitting in Deep Networks by Decorrelating Representations (ICLR 2016), with correlations in
 * place of covariances, so that shrinking the activations does not lower it.
 */
final class Decorrelation implements Penalty {
  /** The penalty itself. */
  static double value(INDArray preActivations) {
    INDArray standard = standard(preActivations);
    INDArray pairs = offDiagonal(standard);
    return pairs.mul(pairs).sumNumber().doubleValue();
  }

  @Override
  public INDArray gradient(INDArray preActivations) {
    INDArray standard = standard(preActivations);
    INDArray gradient = standard.mmul(offDiagonal(standard)).muli(4);
    INDArray along = gradient.mul(standard).sum(true, 0);
    gradient.subi(standard.mulRowVector(along));
    return gradient.diviRowVector(norms(centred(preActivations)));
  }

  /* Transpose(x) x less its diagonal of ones. */
  private static INDArray offDiagonal(INDArray standard) {
    INDArray correlations = standard.transpose().mmul(standard);
    return correlations.subi(Nd4j.eye(correlations.rows()).castTo(correlations.dataType()));
  }

  private static INDArray standard(INDArray values) {
    INDArray centred = centred(values);
    return centred.diviRowVector(norms(centred));
  }

  private static INDArray centred(INDArray values) {
    return values.subRowVector(values.mean(true, 0));
  }

  /* Above 0, so that a constant neuron has correlation and gradient 0. */
  private static INDArray norms(INDArray centred) {
    return centred.norm2(true, 0).addi(1e-12);
  }
}
