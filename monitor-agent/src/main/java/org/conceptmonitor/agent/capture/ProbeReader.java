package org.conceptmonitor.agent.capture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.analysis.LayerActivations;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs the probe set through a twin of the network and reads the monitored layers. To be used by
 * one thread, which is not the training thread.
 */
public final class ProbeReader {
  private static final int CHUNK = 128;

  private final Twin twin;
  private final ProbeSet probeSet;
  private final InputLayout layout;
  private final Optional<ProbeScaling> scaling;
  private final List<String> layers;
  private final boolean keepMaps;

  ProbeReader(
      Twin twin,
      ProbeSet probeSet,
      InputLayout layout,
      Optional<ProbeScaling> scaling,
      List<String> layers,
      boolean keepMaps) {
    this.twin = twin;
    this.probeSet = probeSet;
    this.layout = layout;
    this.scaling = scaling;
    this.layers = layers;
    this.keepMaps = keepMaps;
  }

  /** The monitored layers, found by one image on its way through the twin. */
  public List<LayerRow> layers() {
    Map<String, INDArray> shapes = twin.activations(minibatch(0, 1), layers);
    List<LayerRow> rows = new ArrayList<>();
    for (String layer : layers) {
      INDArray answer = shapes.get(layer);
      LayerRecorder recorder = recorder(layer, 1, false);
      recorder.record(0, answer);
      int neurons = recorder.finish().activations().columns();
      rows.add(new LayerRow(layer, rows.size(), kind(answer), neurons));
    }
    return rows;
  }

  /** Of the first probe images, as they go into the network. */
  ValueRange valueRange() {
    try (INDArray minibatch = minibatch(0, Math.min(CHUNK, probeSet.size()))) {
      return ValueRange.of(minibatch);
    }
  }

  private static String kind(INDArray activations) {
    return activations.rank() == 4 ? "convolution" : "dense";
  }

  /**
   * What each monitored layer answers to each probe image with these parameters, in inference mode.
   */
  public List<LayerActivations> read(ParameterCopy parameters) {
    twin.assign(parameters.values());
    Map<String, LayerRecorder> recorders = new LinkedHashMap<>();
    layers.forEach(layer -> recorders.put(layer, recorder(layer, probeSet.size(), keepMaps)));
    for (int first = 0; first < probeSet.size(); first += CHUNK) {
      readChunk(first, recorders);
    }
    return recorders.values().stream().map(LayerRecorder::finish).toList();
  }

  private void readChunk(int first, Map<String, LayerRecorder> recorders) {
    int size = Math.min(CHUNK, probeSet.size() - first);
    try (INDArray minibatch = minibatch(first, size)) {
      Map<String, INDArray> answers = twin.activations(minibatch, layers);
      recorders.forEach((layer, recorder) -> recorder.record(first, answers.get(layer)));
    }
  }

  private LayerRecorder recorder(String layer, int images, boolean maps) {
    boolean channelsLast = layout.order() == InputLayout.Order.CHANNELS_LAST;
    return new LayerRecorder(layer, images, channelsLast, maps);
  }

  private INDArray minibatch(int first, int size) {
    List<float[]> images = IntStream.range(first, first + size).mapToObj(probeSet::pixels).toList();
    INDArray minibatch = layout.minibatch(images);
    scaling.ifPresent(transformation -> transformation.apply(minibatch));
    return minibatch;
  }
}
