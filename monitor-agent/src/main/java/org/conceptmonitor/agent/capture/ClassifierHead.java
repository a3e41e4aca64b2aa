package org.conceptmonitor.agent.capture;

import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;

/**
 * An output layer that classifies. DeepLearning4J shows listeners no output activations, but at the
 * end of a backward pass the output layer still holds its input and labels. One small product with
 * its weights gives the classes: its activation function keeps their order.
 */
final class ClassifierHead {
  private final Layer layer;
  private final boolean sparse;

  private ClassifierHead(Layer layer, boolean sparse) {
    this.layer = layer;
    this.sparse = sparse;
  }

  /** The head of an output layer, if it classifies by cross entropy. */
  static Optional<ClassifierHead> of(Layer layer) {
    if (!(layer.conf().getLayer() instanceof OutputLayer configuration)
        || !(configuration.getLossFn() instanceof LossMCXENT loss)) {
      return Optional.empty();
    }
    return Optional.of(new ClassifierHead(layer, loss instanceof LossSparseMCXENT));
  }

  /**
   * Share of the present minibatch's examples whose class is right, in [0, 1]; an example without a
   * largest value, such as NaN everywhere, is wrong. Empty where the layer holds no minibatch of
   * one-hot labels [examples, classes] or, for a sparse loss, class numbers [examples, 1].
   */
  OptionalDouble accuracy() {
    INDArray hidden = layer.input();
    INDArray labels = ((IOutputLayer) layer).getLabels();
    return hidden == null || labels == null || labels.rank() != 2 || labels.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(accuracy(hidden, labels));
  }

  @SuppressWarnings("try") // the scope is what matters, not the resource
  private double accuracy(INDArray hidden, INDArray labels) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      int examples = (int) labels.size(0);
      float[] scores = scores(hidden);
      float[] truth = labels.dup('c').data().asFloat();
      int right = 0;
      for (int i = 0; i < examples; i++) {
        int expected = sparse ? (int) truth[i] : largest(truth, i, truth.length / examples);
        right += largest(scores, i, scores.length / examples) == expected ? 1 : 0;
      }
      return (double) right / examples;
    }
  }

  private float[] scores(INDArray hidden) {
    INDArray product = hidden.mmul(layer.getParam("W"));
    INDArray bias = layer.getParam("b");
    return (bias == null ? product : product.addiRowVector(bias)).dup('c').data().asFloat();
  }

  private static int largest(float[] values, int row, int width) {
    int largest = -1;
    float best = Float.NEGATIVE_INFINITY;
    for (int column = 0; column < width; column++) {
      float value = values[row * width + column];
      if (value > best) {
        best = value;
        largest = column;
      }
    }
    return largest;
  }
}
