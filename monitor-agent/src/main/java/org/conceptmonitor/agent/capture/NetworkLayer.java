package org.conceptmonitor.agent.capture;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;

/**
 * A layer of a network.
 *
 * @param name as configured; DeepLearning4J names unnamed layers "layer0", "layer1", ...
 * @param watchedByDefault whether it is a hidden convolution or dense layer
 */
public record NetworkLayer(String name, boolean watchedByDefault) {
  static NetworkLayer of(String name, Layer configuration) {
    return new NetworkLayer(name, isConvolutionOrDense(unfrozen(configuration)));
  }

  static Layer unfrozen(Layer configuration) {
    return configuration instanceof FrozenLayer frozen ? frozen.getLayer() : configuration;
  }

  private static boolean isConvolutionOrDense(Layer layer) {
    boolean ofImages =
        layer instanceof ConvolutionLayer
            && !(layer instanceof Convolution1DLayer)
            && !(layer instanceof Convolution3D);
    return ofImages || (layer instanceof DenseLayer && !(layer instanceof BaseOutputLayer));
  }
}
