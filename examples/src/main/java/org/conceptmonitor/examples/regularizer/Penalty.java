package org.conceptmonitor.examples.regularizer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Something else to add to the loss, given by the direction of its gradient. */
@FunctionalInterface
interface Penalty {
  /**
   * The gradient, up to a positive factor.
   *
   * @param preActivations of a dense layer [images, neurons], not to be changed
   * @return [images, neurons]
   */
  INDArray gradient(INDArray preActivations);
}
