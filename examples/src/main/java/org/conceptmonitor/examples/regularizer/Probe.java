package org.conceptmonitor.examples.regularizer;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.examples.data.ProbeReader;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.embed.AnchorDistance;
import org.conceptmonitor.regularizer.embed.ReachableAnchorDistance;
import org.conceptmonitor.regularizer.embed.UnifiedEmbedding;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.interpret.NeuronState;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * Images that no training saw, to measure a layer of ReLU units on. Every concept is an anchor (A =
 * S). Immutable.
 */
final class Probe {
  private static final double THRESHOLD = 0.2;

  private final ProbeSet images;
  private final Matrix conceptActivations;
  private final Matrix anchors;
  private final Calibration calibration;

  /**
   * @param conceptActivations P [images, concepts]
   */
  Probe(ProbeSet images, ConceptSet concepts, Matrix conceptActivations) {
    this.images = images;
    this.conceptActivations = conceptActivations;
    anchors = BrodenVectors.load().encode(concepts.words());
    ImageShape shape = images.shape();
    calibration =
        ReplicatedRule.above(THRESHOLD)
            .calibrate(
                new CosCubed(),
                conceptActivations,
                Nuisances.of(images.size(), images::pixels, shape.height(), shape.width()));
  }

  /** Measures a layer of a graph. */
  Reading read(ComputationGraph network, String vertex) {
    Matrix before = preActivations(network, vertex);
    Matrix after = rectified(before);
    List<NeuronReading> neurons =
        calibration.read(LayerProbe.of(after, conceptActivations)).neurons();
    int[] living =
        IntStream.range(0, neurons.size())
            .filter(neuron -> neurons.get(neuron).state() != NeuronState.DEAD)
            .toArray();
    Matrix similarity = new CosCubed().similarity(LayerProbe.of(after, conceptActivations));
    Matrix raw = new CosCubed().similarity(LayerProbe.of(before, conceptActivations));
    return new Reading(
        neurons.size() - living.length,
        (int) neurons.stream().filter(neuron -> neuron.state() == NeuronState.CONCEPT).count(),
        distance(similarity, living, 0.01),
        distance(similarity, living, 0.03),
        distance(similarity, living, 0.1),
        distance(raw, living, 0.01));
  }

  /** The least d_anchor that so many vectors, freely placed, were found to reach. */
  double reachable(int vectors) {
    return ReachableAnchorDistance.with(vectors, anchors, 1);
  }

  private double distance(Matrix similarity, int[] living, double temperature) {
    Matrix embeddings = UnifiedEmbedding.of(similarity, anchors, temperature);
    return AnchorDistance.between(embeddings.selectRows(living), anchors).value();
  }

  /* A copy of the network whose layer lacks its activation function. */
  private Matrix preActivations(ComputationGraph network, String vertex) {
    ComputationGraph copy = network.clone();
    ((BaseLayer) copy.getLayer(vertex).conf().getLayer()).setActivationFn(new ActivationIdentity());
    return ProbeReader.read(
            images,
            pixels ->
                List.of(
                    copy.feedForward(new org.nd4j.linalg.api.ndarray.INDArray[] {pixels}, false)
                        .get(vertex)))
        .get(0);
  }

  private static Matrix rectified(Matrix values) {
    Matrix positive = Matrix.zeros(values.rows(), values.columns());
    for (int i = 0; i < values.values().length; i++) {
      positive.values()[i] = Math.max(0, values.values()[i]);
    }
    return positive;
  }

  /**
   * What a layer looks like on a probe set.
   *
   * @param dead units that never answer
   * @param interpretable neurons with a concept by the replicated rule
   * @param sharp d_anchor of living units at T = 0.01
   * @param medium the same at T = 0.03
   * @param soft the same at T = 0.1
   * @param before the same at T = 0.01 of the values before the activation function
   */
  record Reading(
      int dead, int interpretable, double sharp, double medium, double soft, double before) {}
}
