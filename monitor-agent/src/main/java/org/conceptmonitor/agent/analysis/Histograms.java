package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.HistogramRow;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Which values do each neuron's activations take over the probe set, and how often? One row a
 * neuron, dead or not, whatever the number of images.
 *
 * @param bins of equal width in each histogram
 */
record Histograms(int bins) implements Analysis {
  @Override
  public List<HistogramRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream()
        .flatMap(layer -> rows(snapshot.epoch(), layer.layer()))
        .toList();
  }

  private Stream<HistogramRow> rows(int epoch, LayerActivations layer) {
    Matrix activations = layer.activations();
    return IntStream.range(0, activations.columns())
        .mapToObj(neuron -> row(epoch, layer.layer(), neuron, column(activations, neuron)));
  }

  private static float[] column(Matrix activations, int neuron) {
    float[] values = new float[activations.rows()];
    for (int image = 0; image < values.length; image++) {
      values[image] = activations.get(image, neuron);
    }
    return values;
  }

  HistogramRow row(int epoch, String layer, int neuron, float[] values) {
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    int zero = 0;
    int finite = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        zero += value == 0 ? 1 : 0;
        finite++;
      }
    }
    return finite == 0
        ? new HistogramRow(epoch, layer, neuron, Float.NaN, Float.NaN, 0, values.length, "")
        : new HistogramRow(
            epoch,
            layer,
            neuron,
            lowest,
            highest,
            zero,
            values.length - finite,
            separatedByCommas(counts(values, lowest, highest)));
  }

  /* In double precision: the span of two floats may be no float. */
  private int[] counts(float[] values, double lowest, double highest) {
    int[] counts = new int[bins];
    double perUnit = highest > lowest ? bins / (highest - lowest) : 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        counts[Math.min(bins - 1, (int) ((value - lowest) * perUnit))]++;
      }
    }
    return counts;
  }

  private static String separatedByCommas(int[] counts) {
    return IntStream.of(counts).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }
}
