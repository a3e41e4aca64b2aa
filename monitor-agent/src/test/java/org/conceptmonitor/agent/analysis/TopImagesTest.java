package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class TopImagesTest {
  private static final float NAN = Float.NaN;

  @Test
  void ofEqualImagesTheFirstComesFirst() {
    assertThat(top(3, 1, 2, 2, 0, 2, 2)).containsExactly(1, 2, 4);
  }

  @Test
  void aLaterGreaterImagePushesTheLeastOut() {
    assertThat(top(2, 5, 1, 7, 6)).containsExactly(2, 3);
  }

  @Test
  void imagesWithoutANumberComeLast() {
    assertThat(top(4, NAN, 1, NAN, -2, 3)).containsExactly(4, 1, 3, 0);
  }

  @Test
  void fewImagesAreAllNamed() {
    assertThat(top(8, 1, 2)).containsExactly(1, 0);
  }

  private static int[] top(int count, float... activations) {
    return new TopImages(count).of(Matrix.of(activations.length, 1, activations), 0);
  }
}
