package org.conceptmonitor.regularizer.dl4j;

/** What training does where a regularized layer's activations hold NaN or infinity. */
public enum NonFinitePolicy {
  /** Stops with an exception that names the layer, the iteration and the number of neurons. */
  FAIL,
  /**
   * Goes on without the layer's term in that iteration; {@link DiversityStep} counts the neurons.
   */
  SKIP
}
