package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A multi-layer network as a graph that continues where it stands. DeepLearning4J's own conversion
 * names layers by index and forgets their names, counters and listeners.
 */
final class LayersAsGraph {
  private static final String INPUT = "in";

  private LayersAsGraph() {}

  /**
   * The names of the layers in the graph: those of the network, or indices if they are not clear.
   */
  static List<String> names(MultiLayerNetwork network) {
    List<String> names = network.getLayerNames();
    boolean clear = names.size() == network.getnLayers() && !names.contains(INPUT);
    return clear
        ? names
        : IntStream.range(0, network.getnLayers()).mapToObj(String::valueOf).toList();
  }

  /** A copy of the network. */
  static ComputationGraph of(MultiLayerNetwork network) {
    ComputationGraph graph = new ComputationGraph(configuration(network));
    graph.init(network.params(), true);
    if (network.getUpdater(false) != null && network.getUpdater().getStateViewArray() != null) {
      graph.getUpdater().getStateViewArray().assign(network.getUpdater().getStateViewArray());
    }
    graph.getConfiguration().setIterationCount(network.getIterationCount());
    graph.getConfiguration().setEpochCount(network.getEpochCount());
    graph.setListeners(network.getListeners());
    return graph;
  }

  private static ComputationGraphConfiguration configuration(MultiLayerNetwork network) {
    MultiLayerConfiguration layers = network.getLayerWiseConfigurations().clone();
    List<String> names = names(network);
    ComputationGraphConfiguration.GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .dataType(layers.getDataType())
            .miniBatch(layers.getConf(0).isMiniBatch())
            .graphBuilder()
            .addInputs(INPUT);
    String last = INPUT;
    for (int i = 0; i < names.size(); i++) {
      graph.addLayer(
          names.get(i), layers.getConf(i).getLayer(), layers.getInputPreProcess(i), last);
      last = names.get(i);
    }
    return graph.setOutputs(last).build();
  }
}
