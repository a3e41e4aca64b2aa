package org.conceptmonitor.regularizer.dl4j;

import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where a regularized layer's activations part from the network. Forward it changes nothing, and
 * takes the activations' spatial means at once, since a later activation layer may work in place.
 * Backward it receives the loss's gradient, complete, as the output with the term is among its
 * descendants, and adds the term's.
 */
final class ForkVertex extends VertexWithoutParameters {
  private static final long serialVersionUID = 1;

  private final Fork fork;

  ForkVertex(ComputationGraph graph, String name, int index, Fork fork, DataType type) {
    super(graph, name, index, type);
    this.fork = fork;
  }

  @Override
  @SuppressWarnings("try") // the scope is only opened and closed
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray input = inputs[0];
    if (input.rank() != 2 && input.rank() != 4) {
      throw new IllegalStateException(
          "layer '%s' gives activations of %s: concept diversity is defined for dense layers [images, neurons] and convolution layers [images, neurons, height, width]"
              .formatted(fork.layer(), Arrays.toString(input.shape())));
    }
    try (MemoryWorkspace scope = workspaces.notifyScopeBorrowed(ArrayType.ACTIVATIONS)) {
      INDArray means = input.rank() == 2 ? input.dup('c') : input.mean(pixelDimensions());
      Names.output(graph).term(fork.layer()).hold(means);
    }
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, input);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray gradient = workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon);
    DiversityOutput output = Names.output(graph);
    int pixels = (int) (gradient.length() / (gradient.size(0) * neurons()));
    output.term(fork.layer()).addTo(gradient, broadcastable(), pixels, output.gradientScale());
    return new Pair<>(null, new INDArray[] {gradient});
  }

  private long neurons() {
    return epsilon.rank() == 4 && fork.channelsLast() ? epsilon.size(3) : epsilon.size(1);
  }

  private long[] broadcastable() {
    long images = epsilon.size(0);
    if (epsilon.rank() == 2) {
      return new long[] {images, neurons()};
    }
    return fork.channelsLast()
        ? new long[] {images, 1, 1, neurons()}
        : new long[] {images, neurons(), 1, 1};
  }

  private int[] pixelDimensions() {
    return fork.channelsLast() ? new int[] {1, 2} : new int[] {2, 3};
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatchSize) {
    return masks == null || masks.length == 0 ? null : new Pair<>(masks[0], state);
  }

  @Override
  public String toString() {
    return "fork of '%s'".formatted(fork.layer());
  }
}
