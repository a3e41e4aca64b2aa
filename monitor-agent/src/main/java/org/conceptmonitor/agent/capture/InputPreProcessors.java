package org.conceptmonitor.agent.capture;

import java.util.Optional;
import java.util.stream.Stream;
import org.conceptmonitor.agent.probe.ImageShape;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/** What a network's configuration tells of its input. */
final class InputPreProcessors {
  private InputPreProcessors() {}

  /** The layout of flat images that are folded into [channels, height, width] on their way in. */
  static Optional<InputLayout> declaredBy(InputPreProcessor first) {
    if (!(first instanceof FeedForwardToCnnPreProcessor fold)) {
      return Optional.empty();
    }
    ImageShape shape =
        new ImageShape(
            (int) fold.getNumChannels(), (int) fold.getInputHeight(), (int) fold.getInputWidth());
    return Optional.of(new InputLayout(shape, InputLayout.Order.FLAT));
  }

  /** Whether the first convolution layer has its channels last. */
  static boolean channelsLast(Stream<Layer> layers) {
    return layers
        .map(NetworkLayer::unfrozen)
        .filter(ConvolutionLayer.class::isInstance)
        .findFirst()
        .map(layer -> ((ConvolutionLayer) layer).getCnn2dDataFormat() == CNN2DFormat.NHWC)
        .orElse(false);
  }
}
