package org.conceptmonitor.agent.analysis;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Brightness, contrast, edges and area of images, measured apart from the code under test. */
final class NuisanceMeasures {
  private NuisanceMeasures() {}

  /** One column each, of mean 0 and variance 1, [images, 4]. */
  static Matrix standardised(ProbeSet probes) {
    Matrix measures = Matrix.zeros(probes.size(), 4);
    for (int image = 0; image < probes.size(); image++) {
      float[] grey = grey(probes.pixels(image), probes.shape().channels());
      int width = probes.shape().width();
      float[] row = {mean(grey), deviation(grey), edges(grey, width), area(grey, width)};
      System.arraycopy(row, 0, measures.values(), 4 * image, 4);
    }
    return standardised(measures);
  }

  /** The columns with mean 0 and variance 1; those that never vary are left at 0. */
  static Matrix standardised(Matrix columns) {
    Matrix standardised = Matrix.zeros(columns.rows(), columns.columns());
    for (int column = 0; column < columns.columns(); column++) {
      float[] values = new float[columns.rows()];
      for (int row = 0; row < values.length; row++) {
        values[row] = columns.get(row, column);
      }
      float mean = mean(values);
      float deviation = deviation(values);
      for (int row = 0; row < values.length; row++) {
        standardised.values()[row * columns.columns() + column] =
            deviation == 0 ? 0 : (values[row] - mean) / deviation;
      }
    }
    return standardised;
  }

  private static float[] grey(float[] pixels, int channels) {
    int count = pixels.length / channels;
    float[] grey = new float[count];
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        grey[i] += pixels[channel * count + i] / channels;
      }
    }
    return grey;
  }

  private static float mean(float[] values) {
    return (float) stream(values).average().orElseThrow();
  }

  private static float deviation(float[] values) {
    double mean = stream(values).average().orElseThrow();
    return (float) Math.sqrt(stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }

  private static float edges(float[] grey, int width) {
    return (float)
        IntStream.range(0, grey.length - width)
            .filter(i -> i % width < width - 1)
            .mapToDouble(i -> Math.hypot(grey[i + 1] - grey[i], grey[i + width] - grey[i]))
            .sum();
  }

  private static float area(float[] grey, int width) {
    double[] border =
        IntStream.range(0, grey.length)
            .filter(i -> i < width || i >= grey.length - width || i % width % (width - 1) == 0)
            .mapToDouble(i -> grey[i])
            .sorted()
            .toArray();
    double background = border[border.length / 2];
    return (float) stream(grey).filter(value -> Math.abs(value - background) > 0.1f).count();
  }

  private static DoubleStream stream(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]);
  }
}
