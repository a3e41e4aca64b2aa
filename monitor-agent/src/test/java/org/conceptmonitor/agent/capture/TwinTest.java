package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.conceptmonitor.agent.TinyNetworks;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TwinTest {
  private static final List<String> LAYERS = List.of("conv", "dense");
  private final INDArray images = TinyNetworks.examples().next().getFeatures();

  @Test
  void aTwinOfALayerNetworkAnswersAsTheNetworkItself() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    Twin twin = NetworkView.of(network).twin().get();
    network.fit(TinyNetworks.examples(), 2);

    twin.assign(network.params().dup());
    Map<String, INDArray> answers = twin.activations(images, LAYERS);

    List<INDArray> expected = network.feedForward(images, false);
    assertThat(answers.keySet()).containsExactlyElementsOf(LAYERS);
    assertThat(answers.get("conv").equalsWithEps(expected.get(1), 0)).isTrue();
    assertThat(answers.get("dense").equalsWithEps(expected.get(2), 0)).isTrue();
  }

  @Test
  void aTwinOfAGraphAnswersAsTheGraphItself() {
    ComputationGraph graph = TinyNetworks.graph();
    Twin twin = NetworkView.of(graph).twin().get();
    graph.fit(TinyNetworks.examples(), 2);

    twin.assign(graph.params().dup());
    Map<String, INDArray> answers = twin.activations(images, LAYERS);

    Map<String, INDArray> expected = graph.feedForward(images, false);
    assertThat(answers.keySet()).containsExactlyElementsOf(LAYERS);
    for (String layer : LAYERS) {
      assertThat(answers.get(layer).equalsWithEps(expected.get(layer), 0)).isTrue();
    }
  }

  @Test
  void aTwinKeepsItsParametersWhileTheNetworkTrainsOn() {
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    Twin twin = NetworkView.of(network).twin().get();
    twin.assign(network.params());
    INDArray before = twin.activations(images, LAYERS).get("dense").dup();

    network.fit(TinyNetworks.examples(), 1);

    assertThat(twin.activations(images, LAYERS).get("dense")).isEqualTo(before);
  }
}
