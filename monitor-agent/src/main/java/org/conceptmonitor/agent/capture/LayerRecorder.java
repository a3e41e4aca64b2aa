package org.conceptmonitor.agent.capture;

import java.util.Arrays;
import java.util.Optional;
import org.conceptmonitor.agent.analysis.LayerActivations;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gathers one layer's activations over a probe set, chunk by chunk: a dense unit's output, or a
 * convolution channel's spatial mean. Not safe for use by several threads.
 */
final class LayerRecorder {
  private final String layer;
  private final int images;
  private final boolean channelsLast;
  private final boolean keepMaps;
  private int neurons;
  private float[] activations;
  private Optional<RecordedMaps> maps = Optional.empty();

  LayerRecorder(String layer, int images, boolean channelsLast, boolean keepMaps) {
    this.layer = layer;
    this.images = images;
    this.channelsLast = channelsLast;
    this.keepMaps = keepMaps;
  }

  void record(int first, INDArray chunk) {
    INDArray ordered = channelsLast && chunk.rank() == 4 ? chunk.permute(0, 3, 1, 2) : chunk;
    if (activations == null) {
      start(ordered.shape());
    }
    INDArray pooled = ordered.rank() == 4 ? ordered.mean(2, 3) : ordered;
    float[] values = pooled.dup('c').data().asFloat();
    System.arraycopy(values, 0, activations, first * neurons, values.length);
    maps.ifPresent(kept -> kept.record(first, ordered));
  }

  private void start(long[] shape) {
    if (shape.length != 2 && shape.length != 4) {
      throw new IllegalArgumentException(
          "layer '%s' answers with activations of shape %s: only dense ([n, units]) and convolution layers ([n, channels, height, width]) can be monitored; leave it out of layers(...)"
              .formatted(layer, Arrays.toString(shape)));
    }
    neurons = (int) shape[1];
    activations = new float[Math.multiplyExact(images, neurons)];
    if (keepMaps && shape.length == 4) {
      maps = Optional.of(new RecordedMaps(images, neurons, (int) shape[2], (int) shape[3]));
    }
  }

  LayerActivations finish() {
    return new LayerActivations(
        layer, Matrix.of(images, neurons, activations), maps.map(kept -> kept));
  }
}
