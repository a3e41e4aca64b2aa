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
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A {@link MultiLayerNetwork}. */
record MultiLayerView(MultiLayerNetwork network) implements NetworkView {
  @Override
  public String framework() {
    return "DeepLearning4J MultiLayerNetwork";
  }

  @Override
  public List<NetworkLayer> layers() {
    return Arrays.stream(network.getLayers())
        .map(layer -> layer.conf().getLayer())
        .map(layer -> NetworkLayer.of(layer.getLayerName(), layer))
        .toList();
  }

  @Override
  public List<NeuralNetConfiguration> configurations() {
    return Arrays.stream(network.getLayers()).map(Layer::conf).toList();
  }

  @Override
  public List<String> parameterOrder() {
    return Arrays.stream(network.getLayers())
        .filter(layer -> layer.numParams() > 0)
        .map(layer -> layer.conf().getLayer().getLayerName())
        .toList();
  }

  @Override
  public INDArray parameters() {
    return network.params();
  }

  @Override
  public int completedEpochs() {
    return network.getEpochCount();
  }

  @Override
  public long completedIterations() {
    return network.getIterationCount();
  }

  @Override
  public Optional<INDArray> input() {
    return Optional.ofNullable(network.getInput());
  }

  @Override
  public double score() {
    return network.score();
  }

  @Override
  public OptionalDouble learningRate() {
    return IntStream.range(0, network.getnLayers())
        .mapToObj(network::getLearningRate)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .findFirst();
  }

  @Override
  public List<ClassifierHead> classifiers() {
    return ClassifierHead.of(network.getOutputLayer()).stream().toList();
  }

  @Override
  public Optional<InputLayout> declaredInput() {
    return InputPreProcessors.declaredBy(
        network.getLayerWiseConfigurations().getInputPreProcess(0));
  }

  @Override
  public boolean channelsLast() {
    return InputPreProcessors.channelsLast(
        Arrays.stream(network.getLayers()).map(layer -> layer.conf().getLayer()));
  }

  @Override
  public Supplier<Twin> twin() {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations().clone();
    DataType type = network.params().dataType();
    long[] shape = network.params().shape();
    List<String> names = network.getLayerNames();
    return () -> {
      MultiLayerNetwork twin = new MultiLayerNetwork(configuration);
      twin.init(Nd4j.zeros(type, shape), false);
      return new MultiLayerTwin(twin, names);
    };
  }

  private record MultiLayerTwin(MultiLayerNetwork network, List<String> names) implements Twin {
    @Override
    public void assign(INDArray parameters) {
      network.params().assign(parameters);
    }

    @Override
    public Map<String, INDArray> activations(INDArray minibatch, Collection<String> layers) {
      int last = layers.stream().mapToInt(names::indexOf).max().orElseThrow();
      List<INDArray> all = network.feedForwardToLayer(last, minibatch, false);
      Map<String, INDArray> wanted = new LinkedHashMap<>();
      layers.forEach(name -> wanted.put(name, all.get(names.indexOf(name) + 1)));
      return wanted;
    }
  }
}
