package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.regularizer.detect.ActivationMaps;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Activation maps [images, neurons, height, width] in a file, read where they are wanted. */
record MapFile(NpyFile file, int images, int neurons, int height, int width)
    implements ActivationMaps {

  /** Expects a file of four dimensions. */
  static MapFile of(NpyFile file) {
    int[] shape = file.shape();
    return new MapFile(file, shape[0], shape[1], shape[2], shape[3]);
  }

  @Override
  public void read(int image, int neuron, float[] target) {
    float[] map = new float[height * width];
    try {
      file.read(((long) image * neurons + neuron) * map.length, map);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.arraycopy(map, 0, target, 0, map.length);
  }

  /** The mean of each map, [images, neurons], summed in double precision. */
  Matrix spatialMeans() throws IOException {
    int pixels = height * width;
    float[] means = new float[Math.multiplyExact(images, neurons)];
    float[] maps = new float[Math.multiplyExact(neurons, pixels)];
    for (int image = 0; image < images; image++) {
      file.read((long) image * maps.length, maps);
      for (int neuron = 0; neuron < neurons; neuron++) {
        double sum = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
          sum += maps[neuron * pixels + pixel];
        }
        means[image * neurons + neuron] = (float) (sum / pixels);
      }
    }
    return Matrix.of(images, neurons, means);
  }
}
