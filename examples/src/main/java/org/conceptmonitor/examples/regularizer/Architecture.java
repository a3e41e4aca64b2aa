package org.conceptmonitor.examples.regularizer;

import java.util.List;
import java.util.function.LongFunction;
import org.conceptmonitor.examples.interpretable.StudyNetwork;
import org.conceptmonitor.examples.quickstart.QuickstartNetwork;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A kind of network, and the layer that is regularized: its last hidden one, of 64 ReLU units.
 *
 * @param name as printed
 * @param layer the regularized layer's name
 * @param fresh makes a network from a seed
 */
record Architecture(String name, String layer, LongFunction<MultiLayerNetwork> fresh) {
  /** Units of the regularized layer. */
  static final int UNITS = 64;

  private static final double LEARNING_RATE = 2e-3;

  /** The quickstart's convolution network, and one of dense layers only. */
  static List<Architecture> all() {
    return List.of(
        new Architecture("convolution", "dense1", QuickstartNetwork::create),
        new Architecture(
            "dense", "dense3", seed -> StudyNetwork.dense().create(seed, LEARNING_RATE)));
  }

  /** A fresh network; the same for the same seed. */
  MultiLayerNetwork network(long seed) {
    return fresh.apply(seed);
  }

  /** The same as a graph. */
  ComputationGraph graph(long seed) {
    return ConceptDiversity.asGraph(network(seed));
  }
}
