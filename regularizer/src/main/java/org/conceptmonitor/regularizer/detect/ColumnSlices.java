package org.conceptmonitor.regularizer.detect;

import java.util.stream.IntStream;

/**
 * Work on ranges of columns, shared out among the processors. A column is always worked on by one
 * thread, so that results don't depend on how many there are.
 */
final class ColumnSlices {
  private static final int LEAST_WIDTH = 64;

  private ColumnSlices() {}

  /** Calls the work for ranges that together are all columns, and returns when all is done. */
  static void forEach(int columns, Work work) {
    int processors = Runtime.getRuntime().availableProcessors();
    int slices = Math.max(1, Math.min(columns / LEAST_WIDTH, processors));
    IntStream.range(0, slices)
        .parallel()
        .forEach(slice -> work.on(slice * columns / slices, (slice + 1) * columns / slices));
  }

  /** Work on the columns from one to before another. */
  @FunctionalInterface
  interface Work {
    void on(int first, int last);
  }
}
