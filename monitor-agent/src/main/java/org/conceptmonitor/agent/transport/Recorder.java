package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.util.Optional;

/** Writes a queue to a recording, each table until the disk takes it. Used by one thread. */
final class Recorder implements Runnable {
  private final Backlog backlog;
  private final DeliveryQueue queue;
  private final BackOff backOff;
  private final DeliveryLog log;
  private int failures;

  Recorder(Backlog backlog, BackOff backOff, DeliveryLog log) {
    this.backlog = backlog;
    this.queue = backlog.queue();
    this.backOff = backOff;
    this.log = log;
  }

  /** Runs until the queue is closed and empty, or until the thread is interrupted. */
  @Override
  public void run() {
    try {
      Optional<WaitingTable> next = queue.first();
      while (next.isPresent()) {
        recordOrWait(next.get());
        next = queue.first();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void recordOrWait(WaitingTable waiting) throws InterruptedException {
    try {
      backlog.record(waiting);
      failures = 0;
      log.diskWorks();
      if (queue.isEmpty()) {
        log.writtenUp();
      }
    } catch (IOException e) {
      Interrupts.rethrow(e);
      failures++;
      log.diskFails(e);
      queue.pause(backOff.after(failures));
    } catch (RuntimeException e) {
      Interrupts.rethrow(e);
      log.failed(waiting.id(), e, lose(waiting));
    }
  }

  private int lose(WaitingTable waiting) {
    try {
      return backlog.lose(waiting);
    } catch (IOException e) {
      log.diskFails(e);
      return 1;
    }
  }
}
