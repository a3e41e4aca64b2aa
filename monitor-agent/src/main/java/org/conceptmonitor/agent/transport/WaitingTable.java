package org.conceptmonitor.agent.transport;

import java.util.List;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.spool.TableId;

/**
 * A table that was accepted and is not yet delivered.
 *
 * @param id which one
 * @param epoch which tables it is shown together with, -1 if with none (see {@link EpochTables})
 * @param rows its rows; none if it waits on disk
 * @param bytes about how much memory, or how much of the disk, it holds
 */
record WaitingTable(TableId id, long epoch, List<Row> rows, long bytes) {
  private static final long DISK_BLOCK = 4096;

  /** The same table once it is in a file. */
  WaitingTable onDisk(long fileSize) {
    return new WaitingTable(id, epoch, List.of(), blocks(fileSize));
  }

  /** What a file takes of the disk, so that many small ones count as what they cost. */
  static long blocks(long fileSize) {
    return (fileSize + DISK_BLOCK - 1) / DISK_BLOCK * DISK_BLOCK;
  }

  boolean isOnDisk() {
    return rows.isEmpty();
  }

  boolean isShownWith(WaitingTable other) {
    return epoch != EpochTables.NONE && epoch == other.epoch;
  }

  /** Whether what comes after this table is not shown together with the other one. */
  boolean endsEpochOf(WaitingTable other) {
    return other.epoch == EpochTables.NONE
        ? id.equals(other.id)
        : isShownWith(other) && id.table() == Table.SNAPSHOTS;
  }
}
