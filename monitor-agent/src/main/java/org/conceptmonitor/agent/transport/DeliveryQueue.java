package org.conceptmonitor.agent.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.agent.spool.TableId;

/**
 * Accepted tables in the order of their sequence numbers: the older ones on disk, the newer ones in
 * memory, which is bounded. One thread moves them from memory to disk, another delivers them; a
 * table stays in the queue, and counts, until it was delivered or given up. While there is a disk
 * to move to, what is in memory is not delivered: it survives the process first.
 *
 * <p>Safe for use by several threads; no lock is held for longer than a few instructions for each
 * table of an epoch, and never for input or output.
 */
final class DeliveryQueue {
  private static final long BYTES_PER_ROW_OBJECT = 48;

  private final Deque<WaitingTable> onDisk = new ArrayDeque<>();
  private final Deque<WaitingTable> inMemory = new ArrayDeque<>();
  private final EpochTables epochs = new EpochTables();
  private final long capacity;
  private boolean spooling;
  private long memoryBytes;
  private long diskBytes;
  private long nextSequence;
  private Optional<TableId> inDelivery = Optional.empty();
  private boolean closed;

  /**
   * @param capacity most bytes of memory to hold
   * @param spooling whether tables go to a disk before they are delivered
   */
  DeliveryQueue(long capacity, boolean spooling) {
    this.capacity = capacity;
    this.spooling = spooling;
  }

  /** Accepts rows and gives them their sequence number, or refuses them. */
  boolean offer(List<? extends Row> rows) {
    Table table = TableWriter.table(rows);
    long size = TableWriter.size(rows) + rows.size() * BYTES_PER_ROW_OBJECT;
    return offer(table, List.copyOf(rows), size);
  }

  private synchronized boolean offer(Table table, List<Row> rows, long size) {
    if (closed || memoryBytes + size > capacity) {
      return false;
    }
    TableId id = new TableId(nextSequence++, table);
    inMemory.add(new WaitingTable(id, epochs.next(table), rows, size));
    memoryBytes += size;
    notifyAll();
    return true;
  }

  /** Adds a table that is on disk already; they come in their order. */
  synchronized void addFromDisk(TableId id, long fileSize) {
    WaitingTable waiting =
        new WaitingTable(id, epochs.next(id.table()), List.of(), 0).onDisk(fileSize);
    onDisk.add(waiting);
    diskBytes += waiting.bytes();
    nextSequence = id.sequence() + 1;
  }

  /** The first table in memory, waited for; none once the queue is closed and memory empty. */
  synchronized Optional<WaitingTable> firstInMemory() throws InterruptedException {
    while (inMemory.isEmpty() && !closed) {
      wait();
    }
    return Optional.ofNullable(inMemory.peek());
  }

  /**
   * A table that was the first in memory is on disk.
   *
   * @return false if it was delivered meanwhile
   */
  synchronized boolean movedToDisk(WaitingTable waiting, long fileSize) {
    boolean stillWaits = inMemory.remove(waiting);
    if (stillWaits) {
      WaitingTable moved = waiting.onDisk(fileSize);
      memoryBytes -= waiting.bytes();
      diskBytes += moved.bytes();
      onDisk.add(moved);
      notifyAll();
    }
    return stillWaits;
  }

  /** Says whether tables go to disk before they are delivered, or are delivered from memory. */
  synchronized void spooling(boolean works) {
    spooling = works;
    notifyAll();
  }

  /** The first table to deliver, waited for; none once the queue is closed and empty. */
  synchronized Optional<WaitingTable> first() throws InterruptedException {
    while (deliverable().isEmpty() && !(closed && isEmpty())) {
      wait();
    }
    Optional<WaitingTable> first = deliverable();
    inDelivery = first.map(WaitingTable::id);
    return first;
  }

  private Optional<WaitingTable> deliverable() {
    return onDisk.isEmpty() && spooling
        ? Optional.empty()
        : Optional.ofNullable(onDisk.isEmpty() ? inMemory.peek() : onDisk.peek());
  }

  /** Takes a table out, if it still waits; it may have gone to disk since it was looked at. */
  synchronized Optional<WaitingTable> remove(TableId id) {
    inDelivery = Optional.empty();
    Optional<WaitingTable> waiting = all().filter(table -> table.id().equals(id)).findFirst();
    waiting.ifPresent(this::takeOut);
    return waiting;
  }

  /** Whether a table must not arrive, because another one of its epoch is lost. */
  synchronized boolean isLost(WaitingTable waiting) {
    return epochs.isLost(waiting.epoch());
  }

  /**
   * Takes a table out, which is lost, and those that must not be shown without it.
   *
   * @return what was taken out, the newest first; to be deleted from disk in this order, so that an
   *     epoch's commit marker goes before what it would show
   */
  synchronized List<WaitingTable> lose(WaitingTable lost) {
    List<WaitingTable> gone = new ArrayList<>();
    for (Iterator<WaitingTable> rest = all().iterator(); rest.hasNext(); ) {
      WaitingTable table = rest.next();
      boolean isShownWithIt = table.isShownWith(lost) && !isInDelivery(table);
      if (isShownWithIt || table.id().equals(lost.id())) {
        gone.add(0, table);
      }
      if (table.endsEpochOf(lost)) {
        break;
      }
    }
    epochs.lose(lost.epoch(), gone);
    gone.forEach(this::takeOut);
    return gone;
  }

  /** Takes out the oldest table on disk that the run can do without, as {@link #lose} does. */
  synchronized List<WaitingTable> loseOldest() {
    return onDisk.stream()
        .filter(table -> !table.id().describesTheRun() && !isInDelivery(table))
        .findFirst()
        .map(this::lose)
        .orElse(List.of());
  }

  private boolean isInDelivery(WaitingTable table) {
    return inDelivery.equals(Optional.of(table.id()));
  }

  private Stream<WaitingTable> all() {
    return Stream.concat(onDisk.stream(), inMemory.stream());
  }

  private void takeOut(WaitingTable waiting) {
    if (waiting.isOnDisk()) {
      onDisk.remove(waiting);
      diskBytes -= waiting.bytes();
    } else {
      inMemory.remove(waiting);
      memoryBytes -= waiting.bytes();
    }
    notifyAll();
  }

  /**
   * Refuses everything from now on; what waits stays.
   *
   * @return false if it was closed before
   */
  synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    notifyAll();
    return first;
  }

  /** Waits, for less if the queue is closed meanwhile. */
  synchronized void pause(Duration duration) throws InterruptedException {
    boolean wasClosed = closed;
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos();
        left > 0 && closed == wasClosed;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  synchronized boolean isEmpty() {
    return onDisk.isEmpty() && inMemory.isEmpty();
  }

  synchronized long bytesOnDisk() {
    return diskBytes;
  }

  /** What waits, with the counts given. */
  synchronized SinkState state(DeliveryCounts counts) {
    return new SinkState(
        counts.dropped(), counts.retries(), inMemory.size(), memoryBytes, onDisk.size(), diskBytes);
  }
}
