package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.conceptmonitor.agent.TinyNetworks;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

class TrainingSettingsTest {
  private static List<SettingRow> of(Model network) {
    return TrainingSettings.rows(NetworkView.of(network).configurations(), 3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAllLayersHaveInCommonIsSaidOnce(boolean graph) {
    assertThat(of(graph ? TinyNetworks.graph(0.5) : TinyNetworks.multiLayer(0.5)))
        .containsExactly(
            new SettingRow(3, "Updater", "Adam"),
            new SettingRow(4, "Learning rate", "0.01"),
            new SettingRow(5, "Dropout, share kept", "0.5 before dense"),
            new SettingRow(6, "Seed", "7"));
  }

  @Test
  void aRegularizedGraphSaysTheSameAsThePlainOne() {
    assertThat(of(TinyNetworks.regularized(TinyNetworks.graph(), "conv", "dense")))
        .isEqualTo(of(TinyNetworks.graph()));
  }

  @Test
  void layersThatDifferAreSaidInTheirOrder() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(11)
                .l2(1e-4)
                .updater(new Sgd(0.1))
                .list()
                .layer(new DenseLayer.Builder().nOut(2).updater(new NoOp()).build())
                .layer(new DenseLayer.Builder().nOut(2).l1(0.5).weightDecay(2).build())
                .layer(new OutputLayer.Builder().nOut(2).build())
                .setInputType(InputType.feedForward(3))
                .build());
    network.init();
    assertThat(of(network))
        .containsExactly(
            new SettingRow(3, "Updater", "NoOp, Sgd"),
            new SettingRow(4, "Learning rate", "0.1"),
            new SettingRow(5, "Weight penalty", "L2 0.0001, L1 0.5, weight decay 2"),
            new SettingRow(6, "Seed", "11"));
  }
}
