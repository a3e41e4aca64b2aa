package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class DiversityErrorsTest {
  @Test
  void anIteratorWithoutConceptActivationsIsExplained() {
    ComputationGraph network = attach("dense1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.fit(vectors(), 1))
        .withMessageContaining("ConceptDiversity.iterator");
    MultiDataSet empty = withLabels(null);
    assertThatIllegalStateException()
        .isThrownBy(() -> network.fit(empty))
        .withMessageContaining("ConceptDiversity.iterator");
  }

  @Test
  void conceptActivationsOfAnotherConceptSetAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                attach("dense1")
                    .fit(ConceptDiversity.iterator(vectors(), TinyNetworks.source(4)), 1))
        .withMessageContaining("[10, 4], expected [10, 9]")
        .withMessageContaining("test words");
  }

  @Test
  void anUnknownLayerIsAnsweredWithThoseThatExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attach("conv9"))
        .withMessageContaining("'conv9'")
        .withMessageContaining("[dense1, dense2, out]");
  }

  @Test
  void anOutputAFrozenLayerAndASecondRegularizerAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attach("out"))
        .withMessageContaining("'out' is an output");
    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(network()).setFeatureExtractor("dense1").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> diversity("dense1").attachTo(frozen))
        .withMessageContaining("frozen");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> diversity("dense2").attachTo(attach("dense1")))
        .withMessageContaining("detach");
  }

  @Test
  void detachingAPlainNetworkIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConceptDiversity.detach(network()))
        .withMessageContaining("no concept diversity regularizer");
  }

  @Test
  void activationsThatAreNotFiniteNameLayerIterationAndNeurons() {
    ComputationGraph network = attach("dense1");
    network.fit(ConceptDiversity.iterator(vectors(), TinyNetworks.source()), 1);
    spoil(network);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> network.fit(ConceptDiversity.iterator(vectors(), TinyNetworks.source()), 1))
        .withMessageContaining("layer 'dense1'")
        .withMessageContaining("2 of 7 neurons")
        .withMessageContaining("iteration 1");
  }

  @Test
  void skippingGoesOnWithoutTheTermAndCounts() {
    ComputationGraph plain = network();
    spoil(plain);
    ComputationGraph network =
        TinyNetworks.diversity()
            .layer("dense1")
            .beta(1)
            .onNonFinite(NonFinitePolicy.SKIP)
            .build()
            .attachTo(plain);
    network.fit(ConceptDiversity.iterator(vectors(), TinyNetworks.source()), 1);
    DiversityStep step = ConceptDiversity.latestSteps(network).get(0);
    assertThat(step.anchorDistance()).isNaN();
    assertThat(step.gradientNorm()).isZero();
    assertThat(step.notFiniteNeurons()).isEqualTo(2);
    assertThat(step.livingNeurons()).isEqualTo(5);
  }

  @Test
  void masksOnConceptActivationsAreRefused() {
    MultiDataSet masked = withLabels(TinyNetworks.normal(DataType.FLOAT, 1, 10, 9));
    masked.setLabelsMaskArray(new INDArray[] {null, Nd4j.ones(10, 1)});
    assertThatIllegalStateException()
        .isThrownBy(() -> attach("dense1").fit(masked))
        .withMessageContaining("mask");
  }

  @Test
  void aBuilderWithoutLayerSourceOrKnownAnchorsIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TinyNetworks.diversity().build())
        .withMessageContaining("layer(");
    assertThatIllegalStateException()
        .isThrownBy(() -> ConceptDiversity.builder().layer("dense1").build())
        .withMessageContaining("conceptActivations(");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TinyNetworks.diversity().layer("dense1").anchors("ghost").build())
        .withMessageContaining("'ghost'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TinyNetworks.diversity().layer("dense1").layer("dense1"));
    assertThatIllegalArgumentException().isThrownBy(() -> TinyNetworks.diversity().beta(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> TinyNetworks.diversity().temperature(0));
  }

  private static ConceptDiversity diversity(String layer) {
    return TinyNetworks.diversity().layer(layer).build();
  }

  private static ComputationGraph attach(String layer) {
    return diversity(layer).attachTo(network());
  }

  private static ComputationGraph network() {
    return TinyNetworks.dense(DataType.FLOAT, Activation.RELU, new Sgd(0.01));
  }

  private static DataSetIterator vectors() {
    return TinyNetworks.vectors(1, DataType.FLOAT);
  }

  /* Gives two neurons of the first layer weights of NaN. */
  private static void spoil(ComputationGraph network) {
    network.getLayer("dense1").getParam("W").getColumn(2).assign(Double.NaN);
    network.getLayer("dense1").getParam("b").putScalar(4, Double.POSITIVE_INFINITY);
  }

  private static MultiDataSet withLabels(INDArray concepts) {
    DataSet data = vectors().next();
    return new MultiDataSet(
        new INDArray[] {data.getFeatures()}, new INDArray[] {data.getLabels(), concepts});
  }
}
