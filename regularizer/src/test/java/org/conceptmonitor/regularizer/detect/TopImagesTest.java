package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;

class TopImagesTest {
  @Property(tries = 200, seed = "1")
  void theyAreTheFirstOfAStableSortByFallingActivation(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(min = -3, max = 3) Integer> activations,
      @ForAll @IntRange(min = 1, max = 60) int count) {
    float[] column = new float[activations.size()];
    IntStream.range(0, column.length).forEach(image -> column[image] = activations.get(image));
    int top = Math.min(count, column.length);
    TopImages found = TopImages.of(Matrix.of(column.length, 1, column), top);
    boolean varies = activations.stream().distinct().count() > 1;
    assertThat(found.has(0)).isEqualTo(varies);
    if (varies) {
      assertThat(found.of(0))
          .containsExactly(
              IntStream.range(0, column.length)
                  .boxed()
                  .sorted(Comparator.comparing(image -> -activations.get(image)))
                  .mapToInt(image -> image)
                  .limit(top)
                  .toArray());
    }
  }

  @Test
  void neuronsOfEveryBlockAreFound() {
    Matrix activations = RandomMatrices.normal(50, 37, 1);
    TopImages top = TopImages.of(activations, 1);
    for (int neuron = 0; neuron < 37; neuron++) {
      for (int image = 0; image < 50; image++) {
        assertThat(activations.get(top.of(neuron)[0], neuron))
            .isGreaterThanOrEqualTo(activations.get(image, neuron));
      }
    }
  }
}
