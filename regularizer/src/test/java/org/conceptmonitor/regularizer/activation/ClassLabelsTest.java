package org.conceptmonitor.regularizer.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class ClassLabelsTest {
  private static final ProbeImage IMAGE = ClipPreprocessingTest.image(0, 0, 0);

  @Test
  void eachImageHasTheLikenessOfItsLabelToEachWord() {
    ClassLabels source = new ClassLabels(new Words(), List.of("blue", "red", "blue"));
    Matrix activations =
        source.activations(ImagesInMemory.of(IMAGE, IMAGE, IMAGE), List.of("red", "grey"));
    assertThat(activations.row(0)).containsExactly(activations.row(2));
    assertThat(activations.row(1)[0]).isEqualTo(1);
    assertThat(activations.row(0)[0]).isEqualTo(0);
    assertThat(activations.row(0)[1]).isCloseTo((float) Math.sqrt(1 / 3.0), within(1e-6f));
  }

  @Test
  void theNameSaysWhereTheValuesComeFrom() {
    assertThat(new ClassLabels(new Words(), List.of()).name()).isEqualTo("class labels (axes)");
  }

  @Test
  void otherLabelsAreAnotherIdentity() {
    String identity = new ClassLabels(new Words(), List.of("red", "blue")).identity();
    assertThat(new ClassLabels(new Words(), List.of("red", "blue")).identity()).isEqualTo(identity);
    assertThat(new ClassLabels(new Words(), List.of("blue", "red")).identity())
        .isNotEqualTo(identity);
  }

  @Test
  void aLabelTooFewIsRefused() {
    ClassLabels source = new ClassLabels(new Words(), List.of("blue"));
    assertThatThrownBy(() -> source.activations(ImagesInMemory.of(IMAGE, IMAGE), List.of("red")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 images and 1 class labels");
  }
}
