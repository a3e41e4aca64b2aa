package org.conceptmonitor.regularizer.dl4j;

import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Configuration of the vertex where a regularized layer's activations part from the network. */
final class Fork extends GraphVertex {
  private static final long serialVersionUID = 1;

  private final String layer;
  private final String activation;
  private final boolean channelsLast;

  /**
   * @param layer the regularized layer
   * @param activation the vertex that took over its activation function; empty if it kept it
   * @param channelsLast whether maps are [images, height, width, neurons]
   */
  @JsonCreator
  Fork(
      @JsonProperty("layer") String layer,
      @JsonProperty("activation") String activation,
      @JsonProperty("channelsLast") boolean channelsLast) {
    this.layer = layer;
    this.activation = activation;
    this.channelsLast = channelsLast;
  }

  /** The fork that a vertex is, frozen or not. */
  static Optional<Fork> of(GraphVertex vertex) {
    GraphVertex thawed = vertex instanceof FrozenVertex frozen ? frozen.getUnderlying() : vertex;
    return thawed instanceof Fork fork ? Optional.of(fork) : Optional.empty();
  }

  @JsonProperty("layer")
  String layer() {
    return layer;
  }

  @JsonProperty("activation")
  String activation() {
    return activation;
  }

  @JsonProperty("channelsLast")
  boolean channelsLast() {
    return channelsLast;
  }

  @Override
  public GraphVertex clone() {
    return new Fork(layer, activation, channelsLast);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fork fork
        && layer.equals(fork.layer)
        && activation.equals(fork.activation)
        && channelsLast == fork.channelsLast;
  }

  @Override
  public int hashCode() {
    return Objects.hash(layer, activation, channelsLast);
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
    return 1;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initializeParameters,
      DataType type) {
    return new ForkVertex(graph, name, index, this, type);
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType... inputs) {
    return inputs[0];
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(null, Fork.class, inputs[0], inputs[0]).build();
  }
}
