package org.conceptmonitor.server.store;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;

/**
 * A table of a run has grown by a commit. Immutable.
 *
 * @param version the commit's number; later commits have larger ones, in all runs
 * @param tags the series that have new points; empty for other tables than {@code scalars}
 */
public record Growth(UUID run, Table table, long version, Set<String> tags) {
  /** Keeps its own set. */
  public Growth {
    tags = Set.copyOf(tags);
  }

  /** What a stored table has added. */
  public static Growth by(NewTable table, Receipt.Stored stored) {
    Set<String> tags = table.table() == Table.SCALARS ? tags(table) : Set.of();
    return new Growth(table.run(), table.table(), stored.version(), tags);
  }

  private static Set<String> tags(NewTable scalars) {
    return scalars.rows().stream().map(row -> ((ScalarRow) row).tag()).collect(Collectors.toSet());
  }
}
