package org.conceptmonitor.server.ingest;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of the bodies that are in memory. Safe for use by several threads. */
final class ByteBudget {
  private final AtomicLong free;

  ByteBudget(long bytes) {
    this.free = new AtomicLong(bytes);
  }

  /** Takes bytes, unless there are too few. */
  boolean take(long bytes) {
    return free.getAndUpdate(left -> left < bytes ? left : left - bytes) >= bytes;
  }

  void giveBack(long bytes) {
    free.addAndGet(bytes);
  }
}
