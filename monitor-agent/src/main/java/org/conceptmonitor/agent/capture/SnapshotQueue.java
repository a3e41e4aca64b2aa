package org.conceptmonitor.agent.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Parameter copies that wait for analysis. Bounded, and the latest wins: where there is no room the
 * oldest waiting copy is dropped and counted, so that {@link #offer} never waits. Safe for use by
 * several threads; one of them takes.
 */
public final class SnapshotQueue {
  /** Waiting copies may take this much memory together; one may wait whatever its size. */
  private static final long CAPACITY_BYTES = 64L << 20;

  private static final int CAPACITY = 16;

  private final Deque<ParameterCopy> waiting = new ArrayDeque<>();
  private boolean inAnalysis;
  private boolean closed;
  private long dropped;

  /** Adds a copy, which the queue owns from now on. */
  public synchronized void offer(ParameterCopy copy) {
    waiting.addLast(copy);
    dropOldest(closed ? 0 : capacity(copy));
    notifyAll();
  }

  private void dropOldest(long keep) {
    while (waiting.size() > keep) {
      waiting.removeFirst().close();
      dropped++;
    }
  }

  private static long capacity(ParameterCopy copy) {
    long bytes = Math.max(1, copy.values().length() * copy.values().dataType().width());
    return Math.max(1, Math.min(CAPACITY, CAPACITY_BYTES / bytes));
  }

  /** Waits for the oldest copy; the taker owns it and says {@link #done()} after its analysis. */
  public synchronized ParameterCopy take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    inAnalysis = true;
    return waiting.removeFirst();
  }

  /** The copy taken last is dealt with. */
  public synchronized void done() {
    inAnalysis = false;
    notifyAll();
  }

  /** The copy taken last got lost on its way out. */
  public synchronized void countDropped() {
    dropped++;
  }

  /** Drops and counts whatever waits, and whatever is offered from now on. */
  public synchronized void close() {
    closed = true;
    dropOldest(0);
    notifyAll();
  }

  /** Copies that were not analysed, or whose results got lost. */
  public synchronized long dropped() {
    return dropped;
  }

  /** Copies that wait or are in analysis. */
  public synchronized int pending() {
    return waiting.size() + (inAnalysis ? 1 : 0);
  }

  /**
   * Waits until nothing is pending.
   *
   * @return whether that was so before the time was up
   */
  public synchronized boolean awaitIdle(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (pending() > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
