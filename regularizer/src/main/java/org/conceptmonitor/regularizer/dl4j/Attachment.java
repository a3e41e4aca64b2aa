package org.conceptmonitor.regularizer.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Adds the term to a configuration: a fork behind each chosen layer, one vertex that puts their
 * neurons side by side, and the output with the loss. Where pre-activation values are asked for, a
 * dense or convolution layer's activation function moves into a layer of its own behind the fork.
 */
final class Attachment {
  private final ComputationGraphConfiguration configuration;
  private final LayerFacts facts;
  private final boolean preActivation;
  private final boolean miniBatch;
  private final List<String> forks = new ArrayList<>();

  Attachment(ComputationGraphConfiguration original, boolean preActivation) {
    this.configuration = original.clone();
    this.facts = new LayerFacts(configuration);
    this.preActivation = preActivation;
    this.miniBatch = isMiniBatch(original);
  }

  /** The layers with their numbers of neurons. */
  List<RegularizedLayer> measure(List<String> layers) {
    return layers.stream().map(name -> new RegularizedLayer(name, facts.neurons(name))).toList();
  }

  /** The configuration with the term. */
  ComputationGraphConfiguration with(AnchorDistanceLoss loss) {
    for (RegularizedLayer layer : loss.layers()) {
      fork(layer.name());
    }
    add(Names.NEURONS, new NeuronColumns(), forks);
    DiversityOutputLayer output = new DiversityOutputLayer(loss);
    output.setLayerName(Names.OUTPUT);
    add(Names.OUTPUT, vertex(output), List.of(Names.NEURONS));
    configuration.getNetworkOutputs().add(Names.OUTPUT);
    return configuration;
  }

  /** Refuses layers that no term can be put on. */
  void check(List<String> layers) {
    Set<String> known = configuration.getVertices().keySet();
    for (String name : layers) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no layer '%s': the network has %s".formatted(name, known));
      }
      if (configuration.getNetworkOutputs().contains(name)) {
        throw new IllegalArgumentException(
            "'%s' is an output of the network: choose a layer before it, of %s"
                .formatted(name, known));
      }
      if (facts.layer(name) instanceof FrozenLayer) {
        throw new IllegalArgumentException(
            "layer '%s' is frozen, so the term could not change it: choose a layer that trains"
                .formatted(name));
      }
    }
  }

  private void fork(String name) {
    boolean channelsLast = facts.channelsLast(name);
    String fork = Names.fork(name);
    forks.add(fork);
    if (preActivation && facts.layer(name) instanceof ActivationLayer) {
      List<String> inputs = configuration.getVertexInputs().get(name);
      add(fork, new Fork(name, "", channelsLast), List.copyOf(inputs));
      configuration.getVertexInputs().put(name, new ArrayList<>(List.of(fork)));
    } else if (preActivation && hasOwnActivation(facts.layer(name))) {
      split((BaseLayer) facts.layer(name), name, channelsLast);
    } else {
      redirect(name, fork);
      add(fork, new Fork(name, "", channelsLast), List.of(name));
    }
  }

  private void split(BaseLayer layer, String name, boolean channelsLast) {
    String activation = Names.activation(name);
    String fork = Names.fork(name);
    IActivation function = layer.getActivationFn();
    layer.setActivationFn(new ActivationIdentity());
    redirect(name, activation);
    add(fork, new Fork(name, activation, channelsLast), List.of(name));
    ActivationLayer moved = new ActivationLayer(function);
    moved.setLayerName(activation);
    add(activation, vertex(moved), List.of(fork));
  }

  private void redirect(String from, String to) {
    configuration
        .getVertexInputs()
        .values()
        .forEach(inputs -> inputs.replaceAll(input -> input.equals(from) ? to : input));
  }

  private void add(String name, GraphVertex vertex, List<String> inputs) {
    if (configuration.getVertices().putIfAbsent(name, vertex) != null) {
      throw new IllegalArgumentException(
          "the network already has a vertex '%s', a name the regularizer needs: rename it"
              .formatted(name));
    }
    configuration.getVertexInputs().put(name, new ArrayList<>(inputs));
  }

  private LayerVertex vertex(Layer layer) {
    NeuralNetConfiguration settings =
        new NeuralNetConfiguration.Builder().miniBatch(miniBatch).layer(layer).build();
    settings.setDataType(configuration.getDataType());
    return new LayerVertex(settings, null);
  }

  private static boolean hasOwnActivation(Layer layer) {
    boolean twoDimensional =
        layer instanceof ConvolutionLayer
            && !(layer instanceof Convolution1DLayer)
            && !(layer instanceof Convolution3D);
    return (twoDimensional || layer instanceof DenseLayer)
        && !(((BaseLayer) layer).getActivationFn() instanceof ActivationIdentity);
  }

  private static boolean isMiniBatch(ComputationGraphConfiguration configuration) {
    return configuration.getNetworkOutputs().stream()
        .map(configuration.getVertices()::get)
        .allMatch(v -> !(v instanceof LayerVertex layer) || layer.getLayerConf().isMiniBatch());
  }
}
