package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Precision;
import org.conceptmonitor.regularizer.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorGradientGoldenTest {
  private static final double FLOOR = 1e-3;

  @ParameterizedTest
  @CsvSource({
    "d_anchor,0.01", "d_anchor,0.1", "d_anchor,1",
    "d_anchor_conv,0.01", "d_anchor_conv,0.1", "d_anchor_conv,1"
  })
  void equalsTheReferenceInBothPrecisions(String folder, String temperature) {
    Golden golden = Golden.open(folder);
    int[] all = IntStream.range(0, golden.shape("V")[0]).toArray();
    for (Precision precision : Precision.values()) {
      assertEqual(golden, precision, temperature, "_all", all);
      assertEqual(golden, precision, temperature, "_sub", golden.ints("anchor_idx"));
    }
  }

  private static void assertEqual(
      Golden golden, Precision precision, String temperature, String which, int[] anchors) {
    String suffix = "T" + temperature + which;
    int[] shape = golden.shape("activations");
    float[] maps = golden.floats("activations");
    int pixels = maps.length / (shape[0] * shape[1]);
    double[] means = new double[shape[0] * shape[1]];
    Arrays.setAll(means, i -> mean(maps, i * pixels, pixels));
    AnchorGradient gradient =
        new AnchorGradient(new AnchorSpace(golden.matrix("V"), anchors, FLOOR), precision);
    AnchorValue value =
        gradient.compute(
            means, doubles(golden.floats("clip_feats")), shape[0], shape[1], t(temperature));
    double tolerance = precision == Precision.DOUBLE ? 1e-9 : 1e-5;
    assertThat(value.value()).isCloseTo(golden.scalar("d_anchor_" + suffix), within(tolerance));
    assertThat(value.living()).isEqualTo(shape[1]);
    assertThat(gradient.nearest()).isEqualTo(golden.ints("argmin_" + suffix));
    assertThat(gradient.distances())
        .containsExactly(golden.doubles("minDist_" + suffix), within(tolerance));
    double[] expected = golden.doubles("grad_" + suffix);
    double[] actual = new double[expected.length];
    Arrays.setAll(actual, i -> gradient.gradient()[i / pixels] / pixels);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertThat(actual).containsExactly(expected, within(tolerance * largest));
  }

  private static double mean(float[] maps, int start, int pixels) {
    return IntStream.range(start, start + pixels).mapToDouble(i -> maps[i]).sum() / pixels;
  }

  private static double t(String temperature) {
    return Double.parseDouble(temperature);
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
