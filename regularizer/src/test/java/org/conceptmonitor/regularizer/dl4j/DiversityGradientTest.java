package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.conceptmonitor.regularizer.embed.AnchorSpace;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.learning.config.Sgd;

/** The gradient of L = L_std + beta d_anchor, in double precision. */
class DiversityGradientTest {
  private static final double BETA = 3;

  @Test
  void ofADenseNetworkEqualsCentralDifferences() {
    ComputationGraph network = TinyNetworks.dense(DataType.DOUBLE, Activation.TANH, new Sgd(0.1));
    assertGradient(beta("dense1").attachTo(network), vectors());
  }

  @Test
  void ofAConvolutionNetworkEqualsCentralDifferences() {
    ComputationGraph network = TinyNetworks.convolution(DataType.DOUBLE, Activation.TANH);
    assertGradient(beta("conv1").attachTo(network), images());
  }

  @Test
  void ofTwoRegularizedLayersEqualsCentralDifferences() {
    ComputationGraph network = TinyNetworks.convolution(DataType.DOUBLE, Activation.TANH);
    ConceptDiversity both =
        TinyNetworks.diversity().layer("conv1").layer("conv2").beta(BETA).build();
    assertGradient(both.attachTo(network), images());
  }

  @Test
  void ofANetworkWithChannelsLastEqualsCentralDifferences() {
    ComputationGraph network = TinyNetworks.channelsLast(DataType.DOUBLE, Activation.TANH);
    DataSetIterator images =
        TinyNetworks.images(1, DataType.DOUBLE, TinyNetworks.SIDE, TinyNetworks.SIDE, 1);
    assertGradient(beta("conv2").attachTo(network), images);
  }

  @Test
  void ofTheActivationsThemselvesEqualsCentralDifferences() {
    ComputationGraph network = TinyNetworks.dense(DataType.DOUBLE, Activation.TANH, new Sgd(0.1));
    ConceptDiversity after =
        TinyNetworks.diversity().layer("dense2").beta(BETA).preActivation(false).build();
    assertGradient(after.attachTo(network), vectors());
  }

  @Test
  void theScoreIsTheLossAndTheTerm() {
    ComputationGraph network = TinyNetworks.convolution(DataType.DOUBLE, Activation.RELU);
    MultiDataSet minibatch = TinyNetworks.minibatch(images());
    double loss =
        network.score(new DataSet(minibatch.getFeatures(0), minibatch.getLabels(0)), true);
    ComputationGraph regularized =
        TinyNetworks.diversity().layer("conv1").layer("conv2").beta(BETA).build().attachTo(network);
    step(regularized, minibatch);
    double terms =
        ConceptDiversity.latestSteps(regularized).stream()
            .mapToDouble(DiversityStep::anchorDistance)
            .sum();
    assertThat(terms).isPositive();
    assertThat(regularized.score()).isCloseTo(loss + BETA * terms, within(1e-12));
    assertThat(regularized.score(minibatch)).isCloseTo(loss + BETA * terms, within(1e-12));
  }

  @Test
  void equalsTheGradientThatSameDiffDerives() {
    ComputationGraph network = TinyNetworks.dense(DataType.DOUBLE, Activation.TANH, new Sgd(0.1));
    MultiDataSet minibatch = TinyNetworks.minibatch(vectors());
    INDArray activations = TinyNetworks.normal(DataType.DOUBLE, 31, TinyNetworks.IMAGES, 7);
    activations.putColumn(3, activations.getColumn(3).mul(0).add(0.5));
    INDArray concepts = minibatch.getLabels(1).castTo(DataType.DOUBLE);
    AnchorDistanceLoss loss =
        ((AnchorDistanceLoss)
            Names.output(beta("dense1").attachTo(network)).layerConf().getLossFn());
    Pair<Double, INDArray> ours =
        loss.computeGradientAndScore(concepts, activations, null, null, true);

    SameDiff graph = SameDiff.create();
    SDVariable q = graph.var("q", activations);
    SDVariable p = graph.constant("p", concepts);
    Matrix words = TinyNetworks.encoder().encode(TinyNetworks.source().concepts().words());
    AnchorDistanceOptions options = new AnchorDistanceOptions(AnchorSpace.of(words), 0.1);
    SDVariable distance = ConceptDiversity.anchorDistance(graph, q, p, options);
    SDVariable total = graph.sum(q.mul(0)).add(distance.mul(BETA));
    total.markAsLoss();
    assertThat(total.eval().getDouble(0)).isCloseTo(ours.getFirst(), within(1e-10));
    INDArray derived = graph.calculateGradients(Map.of(), "q").get("q");
    INDArray closed = ours.getSecond().div(TinyNetworks.IMAGES);
    assertThat(closed.norm2Number().doubleValue()).isGreaterThan(1e-3);
    assertThat(derived.sub(closed).amaxNumber().doubleValue()).isLessThan(1e-8);
  }

  @Test
  void aFractionOfTheLossGradientIsReachedAtEachLayer() {
    ComputationGraph network = TinyNetworks.convolution(DataType.DOUBLE, Activation.RELU);
    ComputationGraph regularized =
        TinyNetworks.diversity().layer("conv1").layer("conv2").build().attachTo(network);
    step(regularized, TinyNetworks.minibatch(images()));
    assertThat(ConceptDiversity.latestSteps(regularized))
        .hasSize(2)
        .allSatisfy(
            step -> {
              assertThat(step.lossGradientNorm()).isPositive();
              assertThat(step.gradientNorm())
                  .isCloseTo(0.3 * step.lossGradientNorm(), within(1e-12));
            });
  }

  private static ConceptDiversity beta(String layer) {
    return TinyNetworks.diversity().layer(layer).beta(BETA).build();
  }

  private static DataSetIterator vectors() {
    return TinyNetworks.vectors(1, DataType.DOUBLE);
  }

  private static DataSetIterator images() {
    return TinyNetworks.images(1, DataType.DOUBLE);
  }

  private static void step(ComputationGraph network, MultiDataSet minibatch) {
    network.setInputs(minibatch.getFeatures());
    network.setLabels(minibatch.getLabels());
    network.computeGradientAndScore();
  }

  /* The worst relative error over all parameters; errors are relative to 1e-3 of the largest at least. */
  private static void assertGradient(ComputationGraph network, DataSetIterator data) {
    MultiDataSet minibatch = TinyNetworks.minibatch(data);
    step(network, minibatch);
    network.getUpdater();
    INDArray analytic = network.gradient().gradient().dup().divi(TinyNetworks.IMAGES);
    addWeightDecay(network, analytic);
    double least = 1e-3 * analytic.amaxNumber().doubleValue();
    double worst = 0;
    double increment = 1e-5;
    INDArray parameters = network.params();
    for (long i = 0; i < parameters.length(); i++) {
      double kept = parameters.getDouble(i);
      parameters.putScalar(i, kept + increment);
      step(network, minibatch);
      double above = network.score();
      parameters.putScalar(i, kept - increment);
      step(network, minibatch);
      double numeric = (above - network.score()) / (2 * increment);
      parameters.putScalar(i, kept);
      double error = Math.abs(numeric - analytic.getDouble(i));
      double size = Math.max(Math.abs(numeric), Math.abs(analytic.getDouble(i)));
      worst = Math.max(worst, error / Math.max(size, least));
    }
    assertThat(worst).isLessThan(1e-6);
  }

  /* L2 regularization is added by the updater, so it is not in the gradient yet. */
  private static void addWeightDecay(ComputationGraph network, INDArray gradient) {
    Map<String, INDArray> views = network.gradient().gradientForVariable();
    INDArray before = network.gradient().gradient().dup();
    network.gradient().gradient().assign(0);
    network
        .paramTable()
        .forEach(
            (name, values) -> {
              if (name.endsWith("_W")) {
                views.get(name).addi(values.mul(1e-3));
              }
            });
    gradient.addi(network.gradient().gradient());
    network.gradient().gradient().assign(before);
  }
}
