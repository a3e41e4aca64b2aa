package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SoftmaxRowsTest {
  @Property(tries = 200)
  void equalsTheSoftmaxOfExactExponentials(
      @ForAll @IntRange(min = 1, max = 40) int columns,
      @ForAll @IntRange(max = 10_000) int seed,
      @ForAll @DoubleRange(min = 0.01, max = 10) double temperature) {
    double[] row = new Random(seed).doubles(columns, -1, 1).toArray();
    double greatest = Arrays.stream(row).max().orElseThrow();
    double[] exact = Arrays.stream(row).map(s -> Math.exp((s - greatest) / temperature)).toArray();
    double sum = Arrays.stream(exact).sum();

    SoftmaxRows.forward(row, columns, temperature);

    for (int i = 0; i < columns; i++) {
      assertThat(row[i]).isCloseTo(exact[i] / sum, within(1e-13));
    }
  }

  @Test
  void whatLiesFarBelowTheGreatestHasNoWeight() {
    double[] row = {1, -1, 0.999, Double.MAX_VALUE};

    SoftmaxRows.forward(row, 3, 1e-3);

    assertThat(row[0] / row[2]).isCloseTo(Math.E, within(1e-12));
    assertThat(row[1]).isBetween(0.0, 1e-300);
    assertThat(row[3]).isEqualTo(Double.MAX_VALUE);
  }
}
