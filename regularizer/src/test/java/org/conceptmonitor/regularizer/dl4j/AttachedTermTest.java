package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;

class AttachedTermTest {
  @Test
  void settingsAreThoseOfTheBuilder() {
    ConceptDiversity diversity =
        TinyNetworks.diversity()
            .layer("dense2")
            .layer("dense1")
            .fractionOfLossGradient(0.25)
            .temperature(0.05)
            .anchors("word3", "word1")
            .onNonFinite(NonFinitePolicy.SKIP)
            .build();

    DiversitySettings settings = ConceptDiversity.settings(diversity.attachTo(dense()));

    assertThat(settings.layers()).containsExactly("dense2", "dense1");
    assertThat(settings.beforeActivation()).containsExactly("dense2", "dense1");
    assertThat(settings.strength()).isEqualTo(0.25);
    assertThat(settings.relative()).isTrue();
    assertThat(settings.temperature()).isEqualTo(new FixedSchedule(0.05));
    assertThat(settings.conceptSet()).isEqualTo("test words");
    assertThat(settings.concepts()).isEqualTo(9);
    assertThat(settings.anchors()).isEqualTo(2);
    assertThat(settings.onNonFinite()).isEqualTo(NonFinitePolicy.SKIP);
  }

  @Test
  void onlyLayersWithAFunctionAreReadBeforeIt() {
    ComputationGraph after =
        TinyNetworks.diversity().layer("dense1").preActivation(false).build().attachTo(dense());
    ComputationGraph mixed =
        TinyNetworks.diversity()
            .layer("dense")
            .layer("relu")
            .build()
            .attachTo(TinyNetworks.withActivationLayer());

    assertThat(ConceptDiversity.settings(after).beforeActivation()).isEmpty();
    assertThat(ConceptDiversity.settings(mixed).beforeActivation()).containsExactly("relu");
  }

  @Test
  void eachLayersOutputIsFoundWhereThePlainNetworkHasIt() {
    ComputationGraph plain = dense();
    ComputationGraph network = TinyNetworks.diversity().layer("dense1").build().attachTo(plain);
    INDArray input = TinyNetworks.normal(DataType.FLOAT, 3, 4, TinyNetworks.INPUTS);

    assertThat(ConceptDiversity.layerOutputs(network))
        .containsExactly(
            entry("dense1", "dense1-activation"), entry("dense2", "dense2"), entry("out", "out"));
    ConceptDiversity.layerOutputs(network)
        .forEach(
            (layer, vertex) ->
                assertThat(network.feedForward(input, false).get(vertex))
                    .isEqualTo(plain.feedForward(input, false).get(layer)));
  }

  @Test
  void layersFrozenLaterAreStillFound() {
    ComputationGraph network = TinyNetworks.diversity().layer("dense1").build().attachTo(dense());
    ComputationGraph frozen =
        new TransferLearning.GraphBuilder(network).setFeatureExtractor("dense2").build();

    assertThat(ConceptDiversity.layerOutputs(frozen))
        .containsExactly(
            entry("dense1", "dense1-activation"), entry("dense2", "dense2"), entry("out", "out"));
  }

  @Test
  void aMultiLayerNetworkKeepsTheNamesOfItsLayersUnlessTheyAreNotClear() {
    assertThat(ConceptDiversity.layerOutputs(attachToFirst(layers("hidden", "classes"))))
        .containsExactly(entry("hidden", "hidden-activation"), entry("classes", "classes"));
    assertThat(ConceptDiversity.layerOutputs(attachToFirst(layers(null, null))))
        .containsExactly(entry("layer0", "layer0-activation"), entry("layer1", "layer1"));
    assertThat(ConceptDiversity.layerOutputs(attachToFirst(layers("in", "classes"))))
        .containsExactly(entry("0", "0-activation"), entry("1", "1"));
  }

  @Test
  void aPlainNetworkHasNoSettings() {
    assertThat(ConceptDiversity.isAttachedTo(dense())).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConceptDiversity.settings(dense()))
        .withMessageContaining("no concept diversity regularizer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConceptDiversity.layerOutputs(dense()))
        .withMessageContaining("no concept diversity regularizer");
  }

  private static ComputationGraph attachToFirst(MultiLayerNetwork network) {
    return TinyNetworks.diversity().layer("0").build().attachTo(network);
  }

  private static MultiLayerNetwork layers(String first, String second) {
    DenseLayer hidden = TinyNetworks.dense(TinyNetworks.INPUTS, 7, Activation.RELU);
    hidden.setLayerName(first);
    OutputLayer classes = TinyNetworks.output(7);
    classes.setLayerName(second);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.1))
                .list(hidden, classes)
                .build());
    network.init();
    return network;
  }

  private static ComputationGraph dense() {
    return TinyNetworks.dense(DataType.FLOAT, Activation.RELU, new Sgd(0.1));
  }
}
