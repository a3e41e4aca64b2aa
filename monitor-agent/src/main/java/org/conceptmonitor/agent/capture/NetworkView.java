package org.conceptmonitor.agent.capture;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.conceptmonitor.regularizer.dl4j.DiversitySettings;
import org.conceptmonitor.regularizer.dl4j.DiversityStep;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the monitor reads of a live network, the same for both kinds of network. To be used on the
 * training thread only, and never to run or change the network.
 */
interface NetworkView {
  /**
   * Views a network.
   *
   * @throws IllegalArgumentException if the model is of another kind
   */
  static NetworkView of(Model model) {
    if (model instanceof MultiLayerNetwork network) {
      return new MultiLayerView(network);
    }
    if (model instanceof ComputationGraph graph) {
      return new GraphView(graph);
    }
    throw new IllegalArgumentException(
        "a %s can't be monitored: set the listener on a MultiLayerNetwork or a ComputationGraph"
            .formatted(model.getClass().getName()));
  }

  /** For example "DeepLearning4J MultiLayerNetwork". */
  String framework();

  /** Its own layers, from the input on; none that a regularizer added. */
  List<NetworkLayer> layers();

  /** The configurations of its own layers, from the input on. */
  List<NeuralNetConfiguration> configurations();

  /** The layers that have parameters, in the order in which the parameters stand. */
  List<String> parameterOrder();

  /** All parameters, live: to be copied before the callback returns. */
  INDArray parameters();

  /** Epochs that the network counts as completed; not yet the one that ends now. */
  int completedEpochs();

  /** Training iterations that the network counts as completed. */
  long completedIterations();

  /** The present minibatch's examples, if there is one. */
  Optional<INDArray> input();

  /** The score of the present minibatch. */
  double score();

  /** The learning rate of the first layer that has one. */
  OptionalDouble learningRate();

  /** Whether the network is regularized for concept diversity. */
  default boolean regularized() {
    return false;
  }

  /** How the network is regularized for concept diversity, if it is. */
  default Optional<DiversitySettings> diversity() {
    return Optional.empty();
  }

  /** What the latest step's term did to each regularized layer, if the network has one. */
  default List<DiversityStep> diversitySteps() {
    return List.of();
  }

  /** The outputs that classify. */
  List<ClassifierHead> classifiers();

  /** How images go in, if the network's configuration tells. */
  Optional<InputLayout> declaredInput();

  /** Whether images and maps have their channels last. */
  boolean channelsLast();

  /** Copies the configuration now; the supplier builds a twin from it, on any thread. */
  Supplier<Twin> twin();
}
