package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.util.List;
import org.conceptmonitor.agent.spool.TableId;
import org.conceptmonitor.agent.spool.TableStore;

/**
 * What becomes of waiting tables: keeps the queue, the files and the counts in step. Files are
 * changed after the queue, so that a crash in between leaves a file too many, which the next start
 * delivers, never one too few. Safe for use by several threads.
 */
final class Backlog {
  private final DeliveryQueue queue;
  private final TableStore store;
  private final DeliveryCounts counts;

  Backlog(DeliveryQueue queue, TableStore store, DeliveryCounts counts) {
    this.queue = queue;
    this.store = store;
    this.counts = counts;
  }

  DeliveryQueue queue() {
    return queue;
  }

  DeliveryCounts counts() {
    return counts;
  }

  /** A waiting table's stream, checked if it comes from disk. */
  EncodedTable load(WaitingTable waiting) throws IOException {
    return waiting.isOnDisk() ? stored(waiting.id()) : EncodedTable.of(waiting);
  }

  /** The stream of a table on disk, checked. */
  EncodedTable stored(TableId id) throws IOException {
    return EncodedTable.checked(id, store.read(id));
  }

  /** Writes a table in memory to disk. */
  void moveToDisk(WaitingTable waiting, EncodedTable table) throws IOException {
    store.write(table.id(), table.stream());
    if (!queue.movedToDisk(waiting, table.stream().length)) {
      store.markDelivered(table.id());
    }
  }

  /** Writes a table in memory to a recording, where it stays. */
  void record(WaitingTable waiting) throws IOException {
    store.write(waiting.id(), EncodedTable.of(waiting).stream());
    queue.remove(waiting.id());
    counts.deliver();
  }

  /**
   * The server has a table.
   *
   * @return whether it is on disk
   */
  boolean delivered(TableId id) throws IOException {
    counts.deliver();
    boolean onDisk = queue.remove(id).filter(WaitingTable::isOnDisk).isPresent();
    if (onDisk) {
      store.markDelivered(id);
    }
    return onDisk;
  }

  /**
   * A table is lost, and with it what must not be shown without it.
   *
   * @return how many tables it was
   */
  int lose(WaitingTable waiting) throws IOException {
    List<WaitingTable> gone = queue.lose(waiting);
    discard(gone);
    return gone.size();
  }

  /** Gives up what has waited longest on disk; false if there is nothing that can be spared. */
  boolean loseOldest() throws IOException {
    List<WaitingTable> gone = queue.loseOldest();
    discard(gone);
    return !gone.isEmpty();
  }

  private void discard(List<WaitingTable> gone) throws IOException {
    counts.drop(gone.size());
    for (WaitingTable table : gone) {
      if (table.isOnDisk()) {
        store.discard(table.id());
      }
    }
  }
}
