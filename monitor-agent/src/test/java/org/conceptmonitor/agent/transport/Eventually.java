package org.conceptmonitor.agent.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, no longer than needed. */
final class Eventually {
  private static final long PATIENCE_SECONDS = 20;
  private static final long LOOK_MICROS = 500;

  private Eventually() {}

  static void holds(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("%s: not so within %d s".formatted(what, PATIENCE_SECONDS));
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(LOOK_MICROS));
    }
  }
}
