package org.conceptmonitor.agent.capture;

import java.util.Arrays;
import org.conceptmonitor.regularizer.detect.ActivationMaps;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activation maps of a whole probe set, kept in memory; filled by one thread, then read by any. */
final class RecordedMaps implements ActivationMaps {
  private final int neurons;
  private final int height;
  private final int width;
  private final float[][] images;

  RecordedMaps(int images, int neurons, int height, int width) {
    this.neurons = neurons;
    this.height = height;
    this.width = width;
    this.images = new float[images][];
  }

  /**
   * Keeps the maps of some images.
   *
   * @param first index of the first of them
   * @param activations [images, neurons, height, width]
   */
  void record(int first, INDArray activations) {
    float[] values = activations.dup('c').data().asFloat();
    int size = neurons * height * width;
    for (int i = 0; i < activations.size(0); i++) {
      images[first + i] = Arrays.copyOfRange(values, i * size, (i + 1) * size);
    }
  }

  @Override
  public int images() {
    return images.length;
  }

  @Override
  public int neurons() {
    return neurons;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void read(int image, int neuron, float[] target) {
    int plane = height * width;
    System.arraycopy(images[image], neuron * plane, target, 0, plane);
  }
}
