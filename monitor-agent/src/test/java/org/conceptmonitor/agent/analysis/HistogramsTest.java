package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.conceptmonitor.agent.protocol.HistogramRow;
import org.junit.jupiter.api.Test;

class HistogramsTest {
  private static HistogramRow of(int bins, float... values) {
    return new Histograms(bins).row(2, "conv", 7, values);
  }

  @Test
  void aBinHoldsItsLowerEdgeAndTheLastOneItsUpperEdgeToo() {
    assertThat(of(4, 0, 1, 0.5f, 2, 4, 3.5f, 0))
        .isEqualTo(new HistogramRow(2, "conv", 7, 0, 4, 2, 0, "3,1,1,2"));
  }

  @Test
  void theSameAnswerToEveryImageIsOneBin() {
    assertThat(of(3, 0.25f, 0.25f))
        .isEqualTo(new HistogramRow(2, "conv", 7, 0.25f, 0.25f, 0, 0, "2,0,0"));
  }

  @Test
  void whatIsNotFiniteIsCountedAndInNoBin() {
    assertThat(of(2, Float.NaN, -1, Float.POSITIVE_INFINITY, 1, Float.NEGATIVE_INFINITY))
        .isEqualTo(new HistogramRow(2, "conv", 7, -1, 1, 0, 3, "1,1"));
    HistogramRow diverged = of(2, Float.NaN, Float.POSITIVE_INFINITY);
    assertThat(diverged.lowest()).isNaN();
    assertThat(diverged.highest()).isNaN();
    assertThat(diverged.notFinite()).isEqualTo(2);
    assertThat(diverged.counts()).isEmpty();
  }

  @Test
  void theLargestSpanOfFloatsIsDivided() {
    assertThat(of(2, -Float.MAX_VALUE, Float.MAX_VALUE, -1e38f).counts()).isEqualTo("2,1");
  }

  @Property(tries = 200)
  void everyImageIsCountedOnceAndItsBinHoldsItsActivation(
      @ForAll @Size(min = 1, max = 60) float[] values,
      @ForAll @IntRange(min = 1, max = 40) int bins) {
    HistogramRow row = of(bins, values);
    int[] counts = Arrays.stream(row.counts().split(",", -1)).mapToInt(Integer::parseInt).toArray();

    assertThat(counts).hasSize(bins);
    assertThat(IntStream.of(counts).sum() + row.notFinite()).isEqualTo(values.length);
    double width = ((double) row.highest() - row.lowest()) / bins;
    for (int bin = 0; bin < bins && width > 0; bin++) {
      double slack = 1e-6 * width;
      double lower = row.lowest() + bin * width;
      double upper = bin == bins - 1 ? Double.POSITIVE_INFINITY : lower + width;
      long within = count(values, lower - slack, upper + slack);
      assertThat((long) counts[bin]).isLessThanOrEqualTo(within);
    }
  }

  private static long count(float[] values, double from, double to) {
    return IntStream.range(0, values.length)
        .filter(i -> values[i] >= from && values[i] <= to)
        .count();
  }
}
