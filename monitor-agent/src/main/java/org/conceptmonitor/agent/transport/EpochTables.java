package org.conceptmonitor.agent.transport;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.conceptmonitor.agent.protocol.Table;

/**
 * Which tables are shown together: those of an epoch, up to its commit marker, {@code snapshots}.
 * Once one of them is lost the others must not arrive either, or the epoch would be shown in part.
 * Similarities are not among them: an epoch is whole without, and older servers refuse them. Not
 * safe for use by several threads.
 */
final class EpochTables {
  static final long NONE = -1;

  private static final Set<Table> OF_AN_EPOCH =
      Collections.unmodifiableSet(
          EnumSet.of(
              Table.NEURONS,
              Table.NEURON_VECTORS,
              Table.TOP_IMAGES,
              Table.HISTOGRAMS,
              Table.DIVERSITY,
              Table.ANCHOR_DISTANCES,
              Table.SNAPSHOTS));

  private final Set<Long> lost = new HashSet<>();
  private long present;

  /** Numbers the epoch that the next table in order belongs to; {@link #NONE} if it has none. */
  long next(Table table) {
    if (!OF_AN_EPOCH.contains(table)) {
      return NONE;
    }
    return table == Table.SNAPSHOTS ? present++ : present;
  }

  /**
   * A table of this epoch is lost.
   *
   * @param gone what is given up with it: once the commit marker is among it, no more will come
   */
  void lose(long epoch, List<WaitingTable> gone) {
    boolean complete = gone.stream().anyMatch(table -> table.id().table() == Table.SNAPSHOTS);
    if (complete) {
      lost.remove(epoch);
    } else if (epoch != NONE) {
      lost.add(epoch);
    }
  }

  boolean isLost(long epoch) {
    return lost.contains(epoch);
  }
}
