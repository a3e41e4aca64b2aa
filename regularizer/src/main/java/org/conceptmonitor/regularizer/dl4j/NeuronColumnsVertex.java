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
import org.nd4j.linalg.factory.Nd4j;

/** Puts the spatial means taken by the forks side by side; hands no gradient back. */
final class NeuronColumnsVertex extends VertexWithoutParameters {
  private static final long serialVersionUID = 1;

  NeuronColumnsVertex(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  @SuppressWarnings("try") // the scope is only opened and closed
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray[] means =
        Names.output(graph).terms().stream().map(LayerTerm::held).toArray(INDArray[]::new);
    try (MemoryWorkspace scope = workspaces.notifyScopeBorrowed(ArrayType.ACTIVATIONS)) {
      return means.length == 1 ? means[0].dup('c') : Nd4j.concat(1, means);
    }
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    INDArray[] none =
        Arrays.stream(inputs)
            .map(
                input ->
                    workspaces.create(
                        ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c'))
            .toArray(INDArray[]::new);
    return new Pair<>(null, none);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatchSize) {
    return null;
  }

  @Override
  public String toString() {
    return "neurons of the regularized layers";
  }
}
