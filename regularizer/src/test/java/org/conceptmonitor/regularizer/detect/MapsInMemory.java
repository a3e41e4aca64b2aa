package org.conceptmonitor.regularizer.detect;

/** Activation maps [images, neurons, height, width] in one array. */
record MapsInMemory(int images, int neurons, int height, int width, float[] values)
    implements ActivationMaps {

  @Override
  public void read(int image, int neuron, float[] target) {
    int pixels = height * width;
    System.arraycopy(values, (image * neurons + neuron) * pixels, target, 0, pixels);
  }
}
