package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.util.Optional;

/**
 * Moves a queue's tables from memory to disk, where they wait for their delivery. Where the disk is
 * full or fails they are delivered from memory, and the disk is tried again. Used by one thread.
 */
final class Spooler implements Runnable {
  private final Backlog backlog;
  private final DeliveryQueue queue;
  private final long capacity;
  private final BackOff backOff;
  private final DeliveryLog log;
  private int failures;

  /**
   * @param capacity most bytes on disk
   */
  Spooler(Backlog backlog, long capacity, BackOff backOff, DeliveryLog log) {
    this.backlog = backlog;
    this.queue = backlog.queue();
    this.capacity = capacity;
    this.backOff = backOff;
    this.log = log;
  }

  /** Runs until the queue is closed and its memory empty, or until the thread is interrupted. */
  @Override
  public void run() {
    try {
      Optional<WaitingTable> next = queue.firstInMemory();
      while (next.isPresent()) {
        spoolOrWait(next.get());
        next = queue.firstInMemory();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queue.spooling(false);
    }
  }

  private void spoolOrWait(WaitingTable waiting) throws InterruptedException {
    try {
      spool(waiting);
      works();
    } catch (IOException e) {
      Interrupts.rethrow(e);
      failures++;
      queue.spooling(false);
      log.diskFails(e);
      queue.pause(backOff.after(failures));
    }
  }

  private void spool(WaitingTable waiting) throws IOException, InterruptedException {
    if (queue.isLost(waiting)) {
      log.lostWithItsEpoch(backlog.lose(waiting));
      return;
    }
    Optional<EncodedTable> table = encoded(waiting);
    if (table.isPresent()) {
      spool(waiting, table.get());
    }
  }

  private Optional<EncodedTable> encoded(WaitingTable waiting)
      throws IOException, InterruptedException {
    try {
      return Optional.of(EncodedTable.of(waiting));
    } catch (RuntimeException e) {
      Interrupts.rethrow(e);
      log.failed(waiting.id(), e, backlog.lose(waiting));
      return Optional.empty();
    }
  }

  private void spool(WaitingTable waiting, EncodedTable table) throws IOException {
    boolean room = makeRoom(table.stream().length);
    if (room && !queue.isLost(waiting)) {
      backlog.moveToDisk(waiting, table);
    } else {
      backlog.lose(waiting);
    }
  }

  private boolean makeRoom(long fileSize) throws IOException {
    long most = capacity - WaitingTable.blocks(fileSize);
    while (most >= 0 && queue.bytesOnDisk() > most && backlog.loseOldest()) {
      log.spoolFull(capacity);
    }
    return queue.bytesOnDisk() <= most;
  }

  private void works() {
    if (failures > 0) {
      failures = 0;
      queue.spooling(true);
      log.diskWorks();
    }
  }
}
