package org.conceptmonitor.regularizer.dl4j;

import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.regularizer.embed.AnchorGradient;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Precision;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The definition of the term: the sum of beta d_anchor over the regularized layers, whose neurons'
 * activations come side by side [images, all neurons], with the concept activations P [images,
 * concepts] as labels. Immutable, so that copies of a network may share it; {@link DiversityOutput}
 * computes with memory of its own.
 *
 * <p>As a loss function by itself it takes the temperature of iteration 0, and a strength relative
 * to the loss counts as beta = 1, since the loss is not seen from here.
 */
@JsonAutoDetect(
    fieldVisibility = JsonAutoDetect.Visibility.ANY,
    getterVisibility = JsonAutoDetect.Visibility.NONE,
    isGetterVisibility = JsonAutoDetect.Visibility.NONE)
final class AnchorDistanceLoss implements ILossFunction {
  private static final long serialVersionUID = 1;

  private final WordTable words;
  private final List<RegularizedLayer> layers;
  private final TermOptions options;

  @JsonCreator
  AnchorDistanceLoss(
      @JsonProperty("words") WordTable words,
      @JsonProperty("layers") List<RegularizedLayer> layers,
      @JsonProperty("options") TermOptions options) {
    this.words = words;
    this.layers = List.copyOf(layers);
    this.options = options;
  }

  WordTable words() {
    return words;
  }

  List<RegularizedLayer> layers() {
    return layers;
  }

  TermOptions options() {
    return options;
  }

  /** All layers' neurons together. */
  int neurons() {
    return layers.stream().mapToInt(RegularizedLayer::neurons).sum();
  }

  /**
   * Refuses arrays that do not fit together, a mask, and labels that are no P of these concepts.
   */
  void check(INDArray concepts, INDArray activations, INDArray mask) {
    if (mask != null) {
      throw new IllegalStateException(
          "the concept activations come with a mask of %s: d_anchor compares whole minibatches, so leave masked images out, or detach the regularizer"
              .formatted(Arrays.toString(mask.shape())));
    }
    long[] expected = {activations.size(0), words.size()};
    if (!Arrays.equals(concepts.shape(), expected)) {
      throw new IllegalStateException(
          "the concept activations are %s, expected %s: an image a row and the %d concepts of %s a column each. Give ConceptDiversity.iterator the source that the network was built with"
              .formatted(
                  Arrays.toString(concepts.shape()),
                  Arrays.toString(expected),
                  words.size(),
                  words.conceptSet()));
    }
    if (activations.rank() != 2 || activations.size(1) != neurons()) {
      throw new IllegalStateException(
          "the regularized layers have activations of %s, expected [images, %d]: they were changed after the regularizer was attached. Detach it, and attach it again"
              .formatted(Arrays.toString(activations.shape()), neurons()));
    }
  }

  @Override
  public double computeScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    double sum = computeGradientAndScore(labels, preOutput, activation, mask, true).getFirst();
    return average ? sum : sum * preOutput.size(0);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    double score = computeScore(labels, preOutput, activation, mask, true);
    return Nd4j.valueArrayOf(new long[] {preOutput.size(0), 1}, score, preOutput.dataType());
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
    return computeGradientAndScore(labels, preOutput, activation, mask, false).getSecond();
  }

  /** The gradient is times the number of images, by which DeepLearning4J divides all gradients. */
  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
    check(labels, preOutput, mask);
    INDArray gradient = Nd4j.createUninitialized(preOutput.dataType(), preOutput.shape());
    int images = (int) preOutput.size(0);
    double beta = options.relative() ? 1 : options.strength();
    double[] concepts = labels.dup('c').data().asDouble();
    AnchorGradient step = new AnchorGradient(words.space(), Precision.DOUBLE);
    double sum = 0;
    int start = 0;
    for (RegularizedLayer layer : layers) {
      INDArray columns = columns(preOutput, start, layer.neurons());
      double[] activations = columns.dup('c').data().asDouble();
      double t = options.temperature(0, 0);
      sum += step.compute(activations, concepts, images, layer.neurons(), t).value();
      BackEndMatrix result = new BackEndMatrix(Precision.DOUBLE);
      result.put(images, layer.neurons(), step.gradient());
      columns(gradient, start, layer.neurons()).assign(result.array().mul(beta * images));
      start += layer.neurons();
    }
    return new Pair<>(beta * sum * (average ? 1 : images), gradient);
  }

  /** The columns of one layer. */
  static INDArray columns(INDArray all, int start, int count) {
    return all.get(NDArrayIndex.all(), NDArrayIndex.interval(start, start + count));
  }

  @Override
  public String name() {
    return "anchor-distance";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnchorDistanceLoss loss
        && words.equals(loss.words)
        && layers.equals(loss.layers)
        && options.equals(loss.options);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(words, layers, options).hashCode();
  }

  @Override
  public String toString() {
    return "d_anchor of %s over %s, %s".formatted(layers, words, options);
  }
}
