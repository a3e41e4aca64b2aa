package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBConnection;

/**
 * What the writer remembers of the file, so that a new table costs no question: names, the highest
 * sequence of each table and the newest complete epoch of each run, and the newest batch. Grows
 * with runs, not with batches.
 */
final class Known {
  private record Series(UUID run, String table) {}

  private final Map<UUID, String> names = new HashMap<>();
  private final Map<Series, Long> highest = new HashMap<>();
  private final Map<UUID, Integer> newestEpochs = new HashMap<>();
  private long received;
  private long version;

  private Known() {}

  static Known read(DuckDBConnection connection) throws SQLException {
    Sql sql = new Sql(connection);
    Known known = new Known();
    sql.list(
        row -> known.names.put(row.getObject(1, UUID.class), row.getString(2)),
        "SELECT run_id, name FROM names UNION ALL SELECT run_id, name FROM deleted_names");
    sql.list(
        row ->
            known.highest.put(
                new Series(row.getObject(1, UUID.class), row.getString(2)), row.getLong(3)),
        "SELECT run_id, table_name, max(sequence) FROM batches GROUP BY run_id, table_name");
    sql.list(
        row -> known.newestEpochs.put(row.getObject(1, UUID.class), row.getInt(2)),
        "SELECT run_id, max(epoch) FROM snapshots GROUP BY run_id");
    sql.list(
        row -> {
          known.received = row.getLong(1);
          known.version = row.getLong(2);
          return known;
        },
        "SELECT coalesce(max(received), 0), coalesce(max(version), 0) FROM batches");
    return known;
  }

  /** The name of a run, deleted or not. */
  Optional<String> name(UUID run) {
    return Optional.ofNullable(names.get(run));
  }

  void named(UUID run, String name) {
    names.put(run, name);
  }

  /** Whether a table's sequence is higher than all before it, so that it can't be stored yet. */
  boolean isNews(NewTable table) {
    return table.sequence() > highest.getOrDefault(series(table), -1L);
  }

  /** A run's newest complete epoch; none before the first. */
  OptionalInt newestEpoch(UUID run) {
    Integer newest = newestEpochs.get(run);
    return newest == null ? OptionalInt.empty() : OptionalInt.of(newest);
  }

  /** Whether a run has tables of a kind. */
  boolean holds(UUID run, Table table) {
    return highest.containsKey(new Series(run, table.wireName()));
  }

  /** Takes note of a table and gives its commit a number. */
  long add(NewTable table) {
    highest.merge(series(table), table.sequence(), Math::max);
    if (table.table() == Table.SNAPSHOTS) {
      table.epochs().forEach(epoch -> newestEpochs.merge(table.run(), epoch, Math::max));
    }
    return ++version;
  }

  /** The time at which a commit counts as received: never before the one before it. */
  long received(long now) {
    received = Math.max(received, now);
    return received;
  }

  private static Series series(NewTable table) {
    return new Series(table.run(), table.table().wireName());
  }
}
