package org.conceptmonitor.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.conceptmonitor.agent.protocol.ScalarRow;

/**
 * Scalars on their way from the training thread to the sink, sent in batches. Where there is no
 * room new rows are lost and counted. Safe for use by several threads.
 */
final class ScalarOutbox {
  private static final int CAPACITY = 65_536;
  private static final int BATCH = 4_096;

  private final BlockingQueue<ScalarRow> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong lost = new AtomicLong();
  private final TableSender sender;

  ScalarOutbox(TableSender sender) {
    this.sender = sender;
  }

  /** Adds rows; never waits. */
  void add(List<ScalarRow> rows) {
    for (ScalarRow row : rows) {
      if (!waiting.offer(row)) {
        lost.incrementAndGet();
      }
    }
  }

  /** Sends what waits, if the run is announced. */
  synchronized void flush() {
    while (sender.runAnnounced() && !waiting.isEmpty()) {
      List<ScalarRow> batch = new ArrayList<>();
      waiting.drainTo(batch, BATCH);
      sender.send(batch);
    }
  }

  /** Batches' worth of rows that found no room. */
  long lostBatches() {
    return (lost.get() + BATCH - 1) / BATCH;
  }
}
