package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * What a configuration says about a vertex's activations. Where a vertex does not say, such as an
 * activation or a pooling layer, the one before it does.
 */
final class LayerFacts {
  private final ComputationGraphConfiguration configuration;

  LayerFacts(ComputationGraphConfiguration configuration) {
    this.configuration = configuration;
  }

  /** The layer of a vertex; null if the vertex is none. */
  Layer layer(String vertex) {
    return configuration.getVertices().get(vertex) instanceof LayerVertex layer
        ? layer.getLayerConf().getLayer()
        : null;
  }

  /** How many neurons or channels it has. */
  int neurons(String vertex) {
    if (layer(vertex) instanceof FeedForwardLayer sized && sized.getNOut() > 0) {
      return Math.toIntExact(sized.getNOut());
    }
    List<String> inputs = inputs(vertex);
    if (configuration.getVertices().get(vertex) instanceof MergeVertex) {
      return inputs.stream().mapToInt(this::neurons).sum();
    }
    boolean keeps = layer(vertex) != null || isElementWise(vertex);
    if (!keeps || inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "the number of neurons of '%s' is not known before it runs: choose a dense or convolution layer, or an activation layer, normalisation, pooling or sum after one"
              .formatted(vertex));
    }
    return neurons(inputs.get(0));
  }

  /** Whether its maps are [images, height, width, neurons]. */
  boolean channelsLast(String vertex) {
    Layer layer = layer(vertex);
    if (layer instanceof ConvolutionLayer convolution) {
      return convolution.getCnn2dDataFormat() == CNN2DFormat.NHWC;
    }
    if (layer instanceof BatchNormalization normalisation) {
      return normalisation.getCnn2DFormat() == CNN2DFormat.NHWC;
    }
    List<String> inputs = inputs(vertex);
    return !inputs.isEmpty() && channelsLast(inputs.get(0));
  }

  private boolean isElementWise(String vertex) {
    return configuration.getVertices().get(vertex) instanceof ElementWiseVertex;
  }

  private List<String> inputs(String vertex) {
    return configuration.getVertexInputs().getOrDefault(vertex, List.of());
  }
}
