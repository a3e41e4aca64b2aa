package org.conceptmonitor.regularizer.dl4j;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Gives a network of changed configuration what another has learnt: parameters, updater state,
 * counters and listeners. All by name: DeepLearning4J may order the layers of the two differently.
 */
final class NetworkCopy {
  private final ComputationGraph from;
  private final ComputationGraph to;

  private NetworkCopy(ComputationGraph from, ComputationGraph to) {
    this.from = from;
    this.to = to;
  }

  /** Initialises a network without touching the random number generator. */
  @SuppressWarnings("try") // the scope is only opened and closed
  static void into(ComputationGraph from, ComputationGraph to) {
    ComputationGraphConfiguration counters = from.getConfiguration();
    to.getConfiguration().setIterationCount(counters.getIterationCount());
    to.getConfiguration().setEpochCount(counters.getEpochCount());
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      to.init(Nd4j.create(counters.getDataType(), 1, from.numParams()), false);
      NetworkCopy copy = new NetworkCopy(from, to);
      copy.copyParameters();
      if (from.getUpdater(false) != null) {
        copy.copyUpdaterState();
      }
    }
    to.setListeners(from.getListeners());
  }

  private void copyParameters() {
    for (GraphVertex vertex : to.getVertices()) {
      if (vertex.numParams() > 0) {
        Map<String, INDArray> values = from.getVertex(vertex.getVertexName()).paramTable(false);
        vertex.paramTable(false).forEach((name, view) -> view.assign(values.get(name)));
      }
    }
  }

  /*
   * An updater's state is laid out in blocks of neighbouring parameters with equal settings. Each
   * block holds a number of arrays one after the other (Adam's m, then its v), each over all of
   * the block's parameters.
   */
  private void copyUpdaterState() {
    Map<String, INDArray[]> states = new HashMap<>();
    forEachState(from.getUpdater(), states::put);
    forEachState(
        to.getUpdater(),
        (name, views) -> {
          for (int i = 0; i < views.length; i++) {
            views[i].assign(states.get(name)[i]);
          }
        });
  }

  private static void forEachState(ComputationGraphUpdater updater, StateVisitor visitor) {
    for (UpdaterBlock block : updater.getUpdaterBlocks()) {
      INDArray state = block.getUpdaterView();
      int parameters = block.getParamOffsetEnd() - block.getParamOffsetStart();
      int arrays = state == null ? 0 : (int) (state.length() / parameters);
      for (ParamState parameter : block.getLayersAndVariablesInBlock()) {
        INDArray[] views = new INDArray[arrays];
        for (int i = 0; i < arrays; i++) {
          int start =
              i * parameters + parameter.getParamOffsetStart() - block.getParamOffsetStart();
          int length = parameter.getParamOffsetEnd() - parameter.getParamOffsetStart();
          INDArray row = state.reshape(state.length());
          views[i] = row.get(NDArrayIndex.interval(start, start + length));
        }
        String layer = parameter.getLayer().getConfig().getLayerName();
        visitor.visit(layer + "/" + parameter.getParamName(), views);
      }
    }
  }

  private interface StateVisitor {
    void visit(String name, INDArray[] views);
  }
}
