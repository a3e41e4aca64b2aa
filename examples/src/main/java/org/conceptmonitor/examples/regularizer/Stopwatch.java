package org.conceptmonitor.examples.regularizer;

import java.lang.management.ManagementFactory;

/** Times the thread that calls it. */
final class Stopwatch {
  private static final double NANOS = 1e-9;

  private final long wall = System.nanoTime();
  private final long processor = processorNanos();

  /** Since the stopwatch was made. */
  Time elapsed() {
    return new Time((System.nanoTime() - wall) * NANOS, (processorNanos() - processor) * NANOS);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /**
   * Seconds.
   *
   * @param wall that passed
   * @param processor that this thread computed: the wall time of a machine with nothing else to do
   */
  record Time(double wall, double processor) {
    static final Time NONE = new Time(0, 0);
  }
}
