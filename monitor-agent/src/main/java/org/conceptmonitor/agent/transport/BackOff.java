package org.conceptmonitor.agent.transport;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt. */
@FunctionalInterface
interface BackOff {
  int MOST_DOUBLINGS = 20;

  /**
   * The wait after a failed attempt.
   *
   * @param failures attempts that have failed in a row, from 1
   */
  Duration after(int failures);

  /** From 250 ms to 10 s. */
  static BackOff standard() {
    return exponential(Duration.ofMillis(250), Duration.ofSeconds(10), new Random());
  }

  /**
   * Doubles the wait from {@code first} to {@code longest} and takes a random half to whole of it,
   * so that many agents don't return to a restarted server in step.
   */
  static BackOff exponential(Duration first, Duration longest, RandomGenerator random) {
    return failures -> {
      long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
      long millis = Math.min(longest.toMillis(), doubled);
      return Duration.ofMillis(Math.round(millis * (0.5 + random.nextDouble() / 2)));
    };
  }
}
