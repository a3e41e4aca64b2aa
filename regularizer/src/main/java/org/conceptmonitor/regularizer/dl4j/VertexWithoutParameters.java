package org.conceptmonitor.regularizer.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What the vertices that the regularizer adds have in common. */
@SuppressWarnings("overrides") // DeepLearning4J's base class overrides varargs with an array
abstract class VertexWithoutParameters extends BaseGraphVertex {
  private static final long serialVersionUID = 1;

  VertexWithoutParameters(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, null, null, type);
  }

  @Override
  public void setInputs(INDArray... inputs) {
    super.setInputs(inputs);
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    // there are no parameters to have gradients
  }
}
