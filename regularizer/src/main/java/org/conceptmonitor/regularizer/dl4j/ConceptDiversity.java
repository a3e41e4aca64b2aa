package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * The concept diversity regularizer: trains with L = L_std + beta d_anchor, so that each anchor
 * concept comes to have a neuron near it. M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego,
 * 2023), section 2.4.
 *
 * <pre>{@code
 * ComputationGraph net = ConceptDiversity.builder().layer("conv2").conceptActivations(source)
 *     .build().attachTo(network);
 * net.fit(ConceptDiversity.iterator(train, source), epochs);
 * ComputationGraph plain = ConceptDiversity.detach(net);
 * }</pre>
 *
 * <p>The network gets one more output, whose labels are the minibatch's concept activations. It can
 * be saved, restored, cloned and trained in parallel like any other. Immutable.
 */
public final class ConceptDiversity {
  private final WordTable words;
  private final List<String> layers;
  private final TermOptions options;
  private final boolean preActivation;

  ConceptDiversity(
      WordTable words, List<String> layers, TermOptions options, boolean preActivation) {
    this.words = words;
    this.layers = layers;
    this.options = options;
    this.preActivation = preActivation;
  }

  /**
   * The recommended settings: T = 0.1, the term's gradient scaled to 0.3 of the loss's, on
   * pre-activation values.
   */
  public static ConceptDiversityBuilder builder() {
    return new ConceptDiversityBuilder().fractionOfLossGradient(0.3).temperature(0.1);
  }

  /**
   * The thesis's settings: beta = 1, T = 0.01. In trials at this T, d_anchor fell as much with the
   * concept activations of other images, so its fall shows no learning of concepts.
   */
  public static ConceptDiversityBuilder thesis() {
    return new ConceptDiversityBuilder().beta(1).temperature(0.01);
  }

  /**
   * Makes a network with the term, which continues where the given one stands: parameters, updater
   * state, counters and listeners are copied. The given network is left as it is.
   *
   * @throws IllegalArgumentException if a layer does not exist or can't be regularized
   */
  public ComputationGraph attachTo(ComputationGraph network) {
    if (Names.isRegularized(network)) {
      throw new IllegalArgumentException(
          "the network already has a concept diversity regularizer: name all layers in one, or detach it first");
    }
    Attachment attachment = new Attachment(network.getConfiguration(), preActivation);
    attachment.check(layers);
    AnchorDistanceLoss loss = new AnchorDistanceLoss(words, attachment.measure(layers), options);
    ComputationGraph regularized = new RegularizedGraph(attachment.with(loss));
    NetworkCopy.into(network, regularized);
    return regularized;
  }

  /** The same for a multi-layer network, made a graph. Layers may also be named by their index. */
  public ComputationGraph attachTo(MultiLayerNetwork network) {
    List<String> names = LayersAsGraph.names(network);
    List<String> chosen = layers.stream().map(layer -> name(layer, names)).toList();
    ComputationGraph graph = asGraph(network);
    return new ConceptDiversity(words, chosen, options, preActivation).attachTo(graph);
  }

  /**
   * A multi-layer network as the graph that {@link #attachTo(MultiLayerNetwork)} attaches to: a
   * copy with the same layer names, which continues where the given one stands. Where names are
   * given twice or one is "in", layers have their index as name.
   */
  public static ComputationGraph asGraph(MultiLayerNetwork network) {
    return LayersAsGraph.of(network);
  }

  private static String name(String layer, List<String> names) {
    boolean index = layer.matches("\\d{1,6}") && Integer.parseInt(layer) < names.size();
    if (!names.contains(layer) && !index) {
      throw new IllegalArgumentException(
          "there is no layer '%s': the network has %s".formatted(layer, names));
    }
    return names.contains(layer) ? layer : names.get(Integer.parseInt(layer));
  }

  /** Takes the term out again: a copy with the same predictions and no trace of the regularizer. */
  public static ComputationGraph detach(ComputationGraph network) {
    requireRegularized(network);
    ComputationGraph plain = new ComputationGraph(Detachment.of(network.getConfiguration()));
    NetworkCopy.into(network, plain);
    return plain;
  }

  /**
   * Whether a network has the term: made by {@link #attachTo}, or a copy or a restored file of it.
   */
  public static boolean isAttachedTo(ComputationGraph network) {
    return Names.isRegularized(network);
  }

  /** How a network is regularized. */
  public static DiversitySettings settings(ComputationGraph network) {
    requireRegularized(network);
    return new AttachedTerm(network).settings();
  }

  /**
   * Where the outputs of the network's own layers are found, from the input on: by the layer's name
   * the name of the vertex that gives what the layer gives without the term. They differ where an
   * activation function stands in a vertex of its own; what else the term added is left out.
   */
  public static Map<String, String> layerOutputs(ComputationGraph network) {
    requireRegularized(network);
    return new AttachedTerm(network).layerOutputs();
  }

  /** What the latest training step did to each regularized layer; empty before the first. */
  public static List<DiversityStep> latestSteps(ComputationGraph network) {
    requireRegularized(network);
    return Names.output(network).terms().stream()
        .map(LayerTerm::latest)
        .filter(Objects::nonNull)
        .toList();
  }

  /** Adds each minibatch's concept activations as second labels. */
  public static MultiDataSetIterator iterator(DataSetIterator data, ConceptSource source) {
    return iterator(new MultiDataSetIteratorAdapter(data), source);
  }

  /**
   * Adds each minibatch's concept activations as last labels; the source is asked with the first
   * features and labels.
   */
  public static MultiDataSetIterator iterator(MultiDataSetIterator data, ConceptSource source) {
    return new ConceptIterator(data, source);
  }

  /**
   * d_anchor as a SameDiff variable, for {@code loss.add(dAnchor.mul(beta))}.
   *
   * @param activations [images, neurons], of the type to calculate in
   * @param conceptActivations P [images, concepts]
   * @return a scalar; constant neurons are left out, and at least one must not be constant
   */
  public static SDVariable anchorDistance(
      SameDiff graph,
      SDVariable activations,
      SDVariable conceptActivations,
      AnchorDistanceOptions options) {
    return SameDiffTerm.of(graph, activations, conceptActivations, options);
  }

  private static void requireRegularized(ComputationGraph network) {
    if (!Names.isRegularized(network)) {
      throw new IllegalArgumentException(
          "the network has no concept diversity regularizer: expected one made by attachTo, or restored from a file of it");
    }
  }
}
