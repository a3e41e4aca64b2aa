package org.conceptmonitor.regularizer.detect;

/**
 * Activation maps of a convolution layer over a probe set, one plane an image and neuron.
 * Implementations are safe for use by several threads.
 */
public interface ActivationMaps {
  int images();

  int neurons();

  int height();

  int width();

  /**
   * Copies one map, row by row.
   *
   * @param target at least {@code height() * width()} long
   */
  void read(int image, int neuron, float[] target);
}
