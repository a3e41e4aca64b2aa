package org.conceptmonitor.regularizer.dl4j;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** Names of the vertices that the regularizer adds. */
final class Names {
  static final String OUTPUT = "concept-diversity";
  static final String NEURONS = "concept-neurons";

  private Names() {}

  static String fork(String layer) {
    return layer + "-fork";
  }

  static String activation(String layer) {
    return layer + "-activation";
  }

  /** Whether a network has a regularizer. */
  static boolean isRegularized(ComputationGraph network) {
    return network.getConfiguration().getVertices().containsKey(OUTPUT);
  }

  /** The output that holds the term. */
  static DiversityOutput output(ComputationGraph network) {
    return (DiversityOutput) network.getLayer(OUTPUT);
  }
}
