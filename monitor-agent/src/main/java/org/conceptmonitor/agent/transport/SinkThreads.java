package org.conceptmonitor.agent.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The daemon threads of a sink and how they end. Used by one thread. */
final class SinkThreads {
  private static final long INTERRUPTED_JOIN_MILLIS = 1_000;

  private final Duration closeTimeout;
  private final List<Thread> delivering = new ArrayList<>();
  private final List<Thread> spooling = new ArrayList<>();

  /**
   * @param closeTimeout how long deliveries may go on once the end has come
   */
  SinkThreads(Duration closeTimeout) {
    this.closeTimeout = closeTimeout;
  }

  /** Starts to deliver. */
  void deliver(Runnable work) {
    delivering.add(started(work, "concept-monitor-sink"));
  }

  /** Starts to write to disk. */
  void spool(Runnable work) {
    spooling.add(started(work, "concept-monitor-spool"));
  }

  private static Thread started(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for deliveries up to the timeout, then stops them, and lets what is left go to disk. */
  void end() {
    try {
      join(delivering, closeTimeout.toMillis());
      delivering.forEach(Thread::interrupt);
      join(spooling, INTERRUPTED_JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stop();
  }

  private void stop() {
    boolean interrupted = Thread.interrupted();
    delivering.forEach(Thread::interrupt);
    spooling.forEach(Thread::interrupt);
    try {
      join(delivering, INTERRUPTED_JOIN_MILLIS);
      join(spooling, INTERRUPTED_JOIN_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(List<Thread> threads, long millis) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    for (Thread thread : threads) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      thread.join(Math.max(1, left));
    }
  }
}
