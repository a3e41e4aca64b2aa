package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @Property(seed = "1")
  void waitsDoubleUpToTheLongestAndAreShortenedByAtMostHalf(
      @ForAll @IntRange(min = 1) int failures, @ForAll long seed) {
    long millis = BackOff.exponential(FIRST, LONGEST, new Random(seed)).after(failures).toMillis();

    double full = Math.min(10_000, 250 * Math.pow(2, failures - 1));
    assertThat((double) millis).isBetween(full / 2 - 1, full + 1);
  }
}
