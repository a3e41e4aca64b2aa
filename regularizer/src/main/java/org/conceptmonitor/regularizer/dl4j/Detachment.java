package org.conceptmonitor.regularizer.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/**
 * Takes the term out of a configuration again, and gives layers their activation functions back.
 */
final class Detachment {
  private final ComputationGraphConfiguration configuration;

  private Detachment(ComputationGraphConfiguration configuration) {
    this.configuration = configuration;
  }

  /** The configuration as it was before the term was added. */
  static ComputationGraphConfiguration of(ComputationGraphConfiguration original) {
    Detachment detachment = new Detachment(original.clone());
    detachment.remove(Names.OUTPUT);
    detachment.remove(Names.NEURONS);
    detachment.configuration.getNetworkOutputs().remove(Names.OUTPUT);
    for (Map.Entry<String, GraphVertex> entry : original.getVertices().entrySet()) {
      Fork.of(entry.getValue()).ifPresent(fork -> detachment.join(entry.getKey(), fork));
    }
    return detachment.configuration;
  }

  private void join(String name, Fork fork) {
    String input = configuration.getVertexInputs().get(name).get(0);
    if (!fork.activation().isEmpty()) {
      ActivationLayer moved = (ActivationLayer) thawed(layer(fork.activation()));
      ((BaseLayer) thawed(layer(fork.layer()))).setActivationFn(moved.getActivationFn());
      redirect(fork.activation(), input);
      remove(fork.activation());
    }
    redirect(name, input);
    remove(name);
  }

  private Layer layer(String name) {
    return ((LayerVertex) configuration.getVertices().get(name)).getLayerConf().getLayer();
  }

  /* Transfer learning may have frozen the layer since. */
  private static Layer thawed(Layer layer) {
    return layer instanceof FrozenLayer frozen ? frozen.getLayer() : layer;
  }

  private void redirect(String from, String to) {
    configuration
        .getVertexInputs()
        .values()
        .forEach(inputs -> inputs.replaceAll(input -> input.equals(from) ? to : input));
  }

  private void remove(String name) {
    configuration.getVertices().remove(name);
    configuration.getVertexInputs().remove(name);
  }
}
