package org.conceptmonitor.regularizer.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BicubicTest {
  static List<PillowReference> references() {
    return PillowReference.read("resize.txt");
  }

  @ParameterizedTest
  @MethodSource("references")
  void everyPixelIsPillows(PillowReference reference) {
    int[] s = reference.setting();
    int[] pixels = PillowReference.pixels(s[0] * s[1], s[4]);
    assertThat(Bicubic.resize(pixels, s[0], s[1], s[2], s[3]))
        .containsExactly(reference.expected());
  }

  @Property(tries = 100, seed = "1")
  void anEvenPictureStaysEven(
      @ForAll @IntRange(min = 0, max = 255) int level,
      @ForAll @IntRange(min = 1, max = 30) int from,
      @ForAll @IntRange(min = 1, max = 30) int to) {
    int[] pixels = new int[from * 2];
    Arrays.fill(pixels, level);
    assertThat(Bicubic.resize(pixels, from, 2, to, 3)).hasSize(to * 3).containsOnly(level);
  }
}
