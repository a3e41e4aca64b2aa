package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class LayerProbeTest {
  @Test
  void partsOfOtherImagesAreRefusedWithBothNumbers() {
    assertThatThrownBy(() -> LayerProbe.of(Matrix.zeros(500, 2), Matrix.zeros(480, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "activations have 500 images, concept activations 480: both must come from the same layer and probe set");
  }
}
