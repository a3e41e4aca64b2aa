package org.conceptmonitor.server.store;

import java.util.UUID;

/**
 * Which epochs of old runs are kept: all of the newest runs', and of older ones the first, the last
 * and every k-th. Series and what a run says of itself are always kept whole.
 *
 * @param fullRuns number of runs, newest first, that keep every epoch; 0 or more
 * @param every k: older runs keep epochs that are multiples of it; 1 or more
 */
public record Retention(int fullRuns, int every) {
  /** Checks the ranges. */
  public Retention {
    if (fullRuns < 0) {
      throw new IllegalArgumentException(
          "fullRuns is %d: use 0 or the number of runs to keep whole".formatted(fullRuns));
    }
    if (every < 1) {
      throw new IllegalArgumentException(
          "every is %d: use 1 to keep every epoch, 10 for every tenth".formatted(every));
    }
  }

  /**
   * An epoch that is not kept.
   *
   * @param run the run
   * @param name its display name
   * @param epoch the epoch
   */
  public record Epoch(UUID run, String name, int epoch) {}
}
