package org.conceptmonitor.regularizer.dl4j;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Configuration of the vertex that puts the neurons of all regularized layers side by side. */
final class NeuronColumns extends GraphVertex {
  private static final long serialVersionUID = 1;

  @Override
  public GraphVertex clone() {
    return new NeuronColumns();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NeuronColumns;
  }

  @Override
  public int hashCode() {
    return NeuronColumns.class.hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initializeParameters,
      DataType type) {
    return new NeuronColumnsVertex(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    long neurons = 0;
    for (InputType input : inputs) {
      neurons += neurons(input);
    }
    return InputType.feedForward(neurons);
  }

  private static long neurons(InputType input) {
    return input instanceof InputType.InputTypeConvolutional maps
        ? maps.getChannels()
        : input.arrayElementsPerExample();
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(
            null, NeuronColumns.class, inputs[0], getOutputType(0, inputs))
        .build();
  }
}
