package org.conceptmonitor.agent.transport;

import java.util.concurrent.atomic.AtomicLong;

/** What became of tables, counted since the run began. Safe for use by several threads. */
final class DeliveryCounts {
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();

  void deliver() {
    delivered.incrementAndGet();
  }

  void drop(int tables) {
    dropped.addAndGet(tables);
  }

  void retry() {
    retries.incrementAndGet();
  }

  long delivered() {
    return delivered.get();
  }

  long dropped() {
    return dropped.get();
  }

  long retries() {
    return retries.get();
  }
}
