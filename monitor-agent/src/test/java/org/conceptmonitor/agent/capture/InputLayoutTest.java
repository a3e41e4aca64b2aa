package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.conceptmonitor.agent.TinyNetworks;
import org.conceptmonitor.agent.probe.ImageShape;
import org.junit.jupiter.api.Test;

class InputLayoutTest {
  private static final Optional<ImageShape> UNKNOWN = Optional.empty();

  @Test
  void aMinibatchOfImagesTellsItsShape() {
    assertThat(InputLayout.of(new long[] {8, 3, 32, 24}, false, UNKNOWN))
        .isEqualTo(new InputLayout(new ImageShape(3, 32, 24), InputLayout.Order.CHANNELS_FIRST));
    assertThat(InputLayout.of(new long[] {8, 32, 24, 3}, true, UNKNOWN))
        .isEqualTo(new InputLayout(new ImageShape(3, 32, 24), InputLayout.Order.CHANNELS_LAST));
  }

  @Test
  void aFlatSquareIsAnImageOfOneChannel() {
    assertThat(InputLayout.of(new long[] {8, 784}, false, UNKNOWN))
        .isEqualTo(new InputLayout(new ImageShape(1, 28, 28), InputLayout.Order.FLAT));
  }

  @Test
  void aFlatMinibatchThatIsNoSquareAsksForTheShape() {
    assertThatThrownBy(() -> InputLayout.of(new long[] {8, 3072}, false, UNKNOWN))
        .hasMessageContaining("3072 flat values")
        .hasMessageContaining(".inputShape(channels, height, width)");
    Optional<ImageShape> wished = Optional.of(new ImageShape(3, 32, 32));
    assertThat(InputLayout.of(new long[] {8, 3072}, false, wished).shape())
        .isEqualTo(wished.orElseThrow());
  }

  @Test
  void aWishedShapeThatDoesNotFitIsRefusedWithBothShapes() {
    Optional<ImageShape> wished = Optional.of(new ImageShape(3, 32, 32));
    assertThatThrownBy(() -> InputLayout.of(new long[] {8, 784}, false, wished))
        .hasMessageContaining("784 flat values")
        .hasMessageContaining("3 x 32 x 32")
        .hasMessageContaining("3072 values");
    assertThatThrownBy(() -> InputLayout.of(new long[] {8, 3, 28, 28}, false, wished))
        .hasMessageContaining("3 x 28 x 28")
        .hasMessageContaining("3 x 32 x 32");
  }

  @Test
  void sequencesAreNoImages() {
    assertThatThrownBy(() -> InputLayout.of(new long[] {8, 5, 10}, false, UNKNOWN))
        .hasMessageContaining("[8, 5, 10]")
        .hasMessageContaining("only images");
  }

  @Test
  void theConfigurationOfBothKindsTellsTheShapeOfFlatImages() {
    InputLayout expected =
        new InputLayout(
            new ImageShape(1, TinyNetworks.SIDE, TinyNetworks.SIDE), InputLayout.Order.FLAT);
    assertThat(NetworkView.of(TinyNetworks.multiLayer()).declaredInput()).contains(expected);
    assertThat(NetworkView.of(TinyNetworks.graph()).declaredInput()).contains(expected);
  }

  @Test
  void pixelsGoWhereTheOrderSays() {
    ImageShape shape = new ImageShape(2, 1, 3);
    List<float[]> images = List.of(new float[] {1, 2, 3, 4, 5, 6}, new float[6]);

    assertThat(new InputLayout(shape, InputLayout.Order.FLAT).minibatch(images).toFloatMatrix()[0])
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(
            new InputLayout(shape, InputLayout.Order.CHANNELS_FIRST)
                .minibatch(images)
                .getFloat(0, 1, 0, 2))
        .isEqualTo(6);
    assertThat(
            new InputLayout(shape, InputLayout.Order.CHANNELS_LAST)
                .minibatch(images)
                .getFloat(0, 0, 2, 1))
        .isEqualTo(6);
  }
}
