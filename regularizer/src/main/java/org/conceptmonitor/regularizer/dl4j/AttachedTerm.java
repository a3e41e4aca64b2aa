package org.conceptmonitor.regularizer.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What a network with the term tells of it. */
final class AttachedTerm {
  private final ComputationGraph network;
  private final ComputationGraphConfiguration configuration;
  private final List<Fork> forks;

  AttachedTerm(ComputationGraph network) {
    this.network = network;
    this.configuration = network.getConfiguration();
    this.forks =
        configuration.getVertices().values().stream()
            .map(Fork::of)
            .flatMap(Optional::stream)
            .toList();
  }

  DiversitySettings settings() {
    AnchorDistanceLoss loss = (AnchorDistanceLoss) Names.output(network).layerConf().getLossFn();
    List<String> layers = loss.layers().stream().map(RegularizedLayer::name).toList();
    TermOptions options = loss.options();
    return new DiversitySettings(
        layers,
        layers.stream().filter(this::isReadBeforeActivation).toList(),
        options.strength(),
        options.relative(),
        options.schedule(),
        loss.words().conceptSet(),
        loss.words().size(),
        loss.words().anchors().length,
        options.onNonFinite());
  }

  /* Either its function has moved behind the fork, or it is a function and stands there itself. */
  private boolean isReadBeforeActivation(String layer) {
    return configuration.getVertexInputs().get(layer).contains(Names.fork(layer))
        || forks.stream().anyMatch(f -> f.layer().equals(layer) && !f.activation().isEmpty());
  }

  /** The network's own layers, from the input on, and the vertex that gives each one's output. */
  Map<String, String> layerOutputs() {
    Map<String, String> moved =
        forks.stream()
            .filter(fork -> !fork.activation().isEmpty())
            .collect(Collectors.toMap(Fork::layer, Fork::activation));
    Set<String> added = Set.copyOf(moved.values());
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Layer layer : network.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      if (!name.equals(Names.OUTPUT) && !added.contains(name)) {
        outputs.put(name, moved.getOrDefault(name, name));
      }
    }
    return outputs;
  }
}
