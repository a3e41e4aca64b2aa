package org.conceptmonitor.regularizer.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network with the term that says what is missing when the concept activations are. Copies, and
 * networks restored from a file, are plain graphs: they train alike, and DeepLearning4J counts
 * their labels. Public since early stopping copies networks by reflection.
 */
public final class RegularizedGraph extends ComputationGraph {
  private static final long serialVersionUID = 1;

  RegularizedGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  @Override
  public void setLabels(INDArray... labels) {
    if (labels != null && labels.length == getNumOutputArrays() - 1) {
      throw new IllegalArgumentException(
          "the minibatch has no concept activations: train with ConceptDiversity.iterator(data, source), which adds them as the last labels");
    }
    super.setLabels(labels);
  }

  /** A copy; DeepLearning4J's early stopping looks for this method in the class itself. */
  @Override
  public ComputationGraph clone() {
    return super.clone();
  }
}
