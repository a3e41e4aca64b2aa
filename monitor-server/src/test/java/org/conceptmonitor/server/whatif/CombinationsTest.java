package org.conceptmonitor.server.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationsTest {
  private final Random random = new Random(3);

  private float[] random(int count, double zeros) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextDouble() < zeros ? 0 : random.nextFloat() - 0.5f;
    }
    return values;
  }

  private Vectors random(int count, int width) {
    float[][] rows = new float[count][];
    for (int row = 0; row < count; row++) {
      rows[row] = random(width, 0.0);
    }
    return new Vectors(rows);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 5, 3", "130, 50, 384", "257, 1153, 384", "3, 9, 70000"})
  void sumsAreThoseOfAPlainLoop(int sums, int count, int width) {
    Vectors vectors = random(count, width);
    float[][] weights = new float[sums][];
    for (int i = 0; i < sums; i++) {
      weights[i] = random(count, i % 3 / 2.0);
    }
    float[][] found = new float[sums][];
    new Combinations(vectors).each(sums, i -> weights[i], (sum, i) -> found[i] = sum);
    for (int i = 0; i < sums; i += 1 + sums / 7) {
      for (int column = 0; column < width; column += 1 + width / 50) {
        double sum = 0;
        for (int row = 0; row < count; row++) {
          sum += (double) weights[i][row] * vectors.rows()[row][column];
        }
        assertThat((double) found[i][column]).isCloseTo(sum, within(1e-5));
      }
    }
  }

  @Test
  void aWeightThatIsNaNShows() {
    Vectors vectors = new Vectors(new float[2][3]);
    float[][] weights = {{Float.NaN, 0}, {1, 0}};
    float[][] found = new float[2][];
    new Combinations(vectors).each(2, i -> weights[i], (sum, i) -> found[i] = sum);
    assertThat(found[0]).containsOnly(Float.NaN);
    assertThat(found[1]).containsOnly(0);
  }
}
