package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBConnection;

/**
 * Decides what becomes of tables, and writes those that are new. Only the thread whose turn it is
 * to write may use this.
 */
final class Appends {
  private final Clock clock;
  private Known known;

  Appends(Clock clock) {
    this.clock = clock;
  }

  /** Writes tables into an open transaction. If that fails, {@link #forget} must be called. */
  List<Receipt> write(DuckDBConnection connection, List<NewTable> tables) throws SQLException {
    if (known == null) {
      known = Known.read(connection);
    }
    Group group = new Group(connection, known, clock.millis());
    List<Receipt> receipts = new ArrayList<>();
    for (NewTable table : tables) {
      receipts.add(append(table, group));
    }
    group.write();
    return receipts;
  }

  /** Says that the file may hold something else than this wrote. */
  void forget() {
    known = null;
  }

  private static Receipt append(NewTable table, Group group) throws SQLException {
    Optional<String> name = group.name(table.run());
    OptionalLong before = name.isPresent() ? group.version(table) : OptionalLong.empty();
    if (before.isPresent()) {
      return new Receipt.Stored(name.orElseThrow(), false, before.getAsLong());
    }
    if (table.table() == Table.RUN) {
      return begin(table, name, group);
    }
    if (name.isEmpty()) {
      return new Receipt.UnknownRun(
          "run %s is unknown: send its table run first".formatted(table.run()));
    }
    return new Receipt.Stored(name.get(), true, group.add(table));
  }

  private static Receipt begin(NewTable table, Optional<String> name, Group group)
      throws SQLException {
    if (name.isPresent()) {
      return new Receipt.Contradiction(
          "run %s began before as '%s': draw a new run id for a new run"
              .formatted(table.run(), name.get()));
    }
    if (table.rowCount() != 1) {
      return new Receipt.Contradiction(
          "table run has %d rows: send exactly one".formatted(table.rowCount()));
    }
    String wished = ((RunRow) table.rows().get(0)).name();
    String unique = group.begin(table, wished);
    return new Receipt.Stored(unique, true, group.add(table));
  }
}
