package org.conceptmonitor.agent.capture;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.conceptmonitor.regularizer.dl4j.DiversitySettings;
import org.conceptmonitor.regularizer.dl4j.DiversityStep;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A {@link ComputationGraph} with one input. */
record GraphView(ComputationGraph graph) implements NetworkView {
  GraphView {
    List<String> inputs = graph.getConfiguration().getNetworkInputs();
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(
          "the graph has %d inputs %s: only graphs with one image input can be monitored"
              .formatted(inputs.size(), inputs));
    }
  }

  @Override
  public String framework() {
    return "DeepLearning4J ComputationGraph";
  }

  @Override
  public List<NetworkLayer> layers() {
    Map<String, String> own = layerOutputs();
    return Arrays.stream(graph.getLayers())
        .map(layer -> layer.conf().getLayer())
        .filter(layer -> own.containsKey(layer.getLayerName()))
        .map(layer -> NetworkLayer.of(layer.getLayerName(), layer))
        .toList();
  }

  @Override
  public List<NeuralNetConfiguration> configurations() {
    Map<String, String> own = layerOutputs();
    return Arrays.stream(graph.getLayers())
        .map(Layer::conf)
        .filter(configuration -> own.containsKey(configuration.getLayer().getLayerName()))
        .toList();
  }

  /* By layer the vertex that gives its output; a regularizer moves some and adds layers. */
  private Map<String, String> layerOutputs() {
    if (regularized()) {
      return ConceptDiversity.layerOutputs(graph);
    }
    return Arrays.stream(graph.getLayers())
        .map(layer -> layer.conf().getLayer().getLayerName())
        .collect(Collectors.toMap(name -> name, name -> name));
  }

  @Override
  public List<String> parameterOrder() {
    return Arrays.stream(graph.topologicalSortOrder())
        .mapToObj(index -> graph.getVertices()[index])
        .filter(vertex -> vertex.numParams() > 0)
        .map(GraphVertex::getVertexName)
        .toList();
  }

  @Override
  public INDArray parameters() {
    return graph.params();
  }

  @Override
  public int completedEpochs() {
    return graph.getEpochCount();
  }

  @Override
  public long completedIterations() {
    return graph.getIterationCount();
  }

  @Override
  public Optional<INDArray> input() {
    return Optional.ofNullable(graph.input());
  }

  @Override
  public double score() {
    return graph.score();
  }

  @Override
  public OptionalDouble learningRate() {
    return layers().stream()
        .map(layer -> graph.getLearningRate(layer.name()))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  @Override
  public boolean regularized() {
    return ConceptDiversity.isAttachedTo(graph);
  }

  @Override
  public Optional<DiversitySettings> diversity() {
    return regularized() ? Optional.of(ConceptDiversity.settings(graph)) : Optional.empty();
  }

  @Override
  public List<DiversityStep> diversitySteps() {
    return ConceptDiversity.latestSteps(graph);
  }

  @Override
  public List<ClassifierHead> classifiers() {
    return graph.getConfiguration().getNetworkOutputs().stream()
        .map(graph::getLayer)
        .filter(Objects::nonNull)
        .map(ClassifierHead::of)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Optional<InputLayout> declaredInput() {
    ComputationGraphConfiguration configuration = graph.getConfiguration();
    String input = configuration.getNetworkInputs().get(0);
    return configuration.getVertexInputs().entrySet().stream()
        .filter(vertex -> vertex.getValue().contains(input))
        .map(vertex -> configuration.getVertices().get(vertex.getKey()))
        .filter(LayerVertex.class::isInstance)
        .map(vertex -> InputPreProcessors.declaredBy(((LayerVertex) vertex).getPreProcessor()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Override
  public boolean channelsLast() {
    return InputPreProcessors.channelsLast(
        Arrays.stream(graph.getLayers()).map(layer -> layer.conf().getLayer()));
  }

  @Override
  public Supplier<Twin> twin() {
    ComputationGraphConfiguration configuration = graph.getConfiguration().clone();
    DataType type = graph.params().dataType();
    long[] shape = graph.params().shape();
    Map<String, String> outputs = layerOutputs();
    return () -> {
      ComputationGraph twin = new ComputationGraph(configuration);
      twin.init(Nd4j.zeros(type, shape), false);
      return new GraphTwin(twin, outputs);
    };
  }

  private record GraphTwin(ComputationGraph graph, Map<String, String> outputs) implements Twin {
    @Override
    public void assign(INDArray parameters) {
      graph.params().assign(parameters);
    }

    @Override
    public Map<String, INDArray> activations(INDArray minibatch, Collection<String> layers) {
      Map<String, INDArray> all = graph.feedForward(minibatch, false);
      Map<String, INDArray> wanted = new LinkedHashMap<>();
      layers.forEach(name -> wanted.put(name, all.get(outputs.get(name))));
      return wanted;
    }
  }
}
