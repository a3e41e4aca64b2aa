package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.conceptmonitor.agent.TinyNetworks;
import org.junit.jupiter.api.Test;

class LayerSelectionTest {
  private static final List<NetworkLayer> LAYERS =
      List.of(
          new NetworkLayer("conv", true),
          new NetworkLayer("pool", false),
          new NetworkLayer("2", true),
          new NetworkLayer("out", false));

  private static List<String> chosen(String... wishes) {
    return new LayerSelection(List.of(wishes)).resolve(LAYERS);
  }

  @Test
  void namesAndIndicesMixAndComeInTheOrderOfTheNetwork() {
    assertThat(chosen("out", "0", "conv", "1")).containsExactly("conv", "pool", "out");
  }

  @Test
  void aNameThatLooksLikeAnIndexIsAName() {
    assertThat(chosen("2")).containsExactly("2");
  }

  @Test
  void withoutAWishHiddenConvolutionAndDenseLayersAreChosen() {
    assertThat(chosen()).containsExactly("conv", "2");
    assertThat(new LayerSelection(List.of()).resolve(layersOfBothKinds().get(0)))
        .containsExactly("conv", "dense");
    assertThat(new LayerSelection(List.of()).resolve(layersOfBothKinds().get(1)))
        .containsExactly("conv", "dense");
  }

  private static List<List<NetworkLayer>> layersOfBothKinds() {
    return List.of(
        NetworkView.of(TinyNetworks.multiLayer()).layers(),
        NetworkView.of(TinyNetworks.graph()).layers());
  }

  @Test
  void anUnknownLayerIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> chosen("conv9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the network has no layer 'conv9': choose from 'conv', 'pool', '2', 'out', or an index from 0 to 3");
    assertThatThrownBy(() -> chosen("4")).hasMessageContaining("no layer '4'");
    assertThatThrownBy(() -> chosen("-1")).hasMessageContaining("no layer '-1'");
  }

  @Test
  void aNetworkWithoutHiddenLayersAsksForNames() {
    assertThatThrownBy(
            () -> new LayerSelection(List.of()).resolve(List.of(new NetworkLayer("out", false))))
        .hasMessageContaining("only 'out'")
        .hasMessageContaining("layers(...)");
  }
}
