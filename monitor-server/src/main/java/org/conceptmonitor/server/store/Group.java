package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The new tables of one transaction. They are written kind by kind: what an appender costs is paid
 * once for all tables of a kind.
 */
final class Group {
  private record Batch(NewTable table, long version) {
    boolean isOf(NewTable other) {
      return table.sequence() == other.sequence()
          && table.table() == other.table()
          && table.run().equals(other.run());
    }
  }

  private final DuckDBConnection connection;
  private final Known known;
  private final long received;
  private final NeuronCounts counts;
  private final List<Batch> batches = new ArrayList<>();
  private final Map<Table, List<NewTable>> kinds = new EnumMap<>(Table.class);

  Group(DuckDBConnection connection, Known known, long now) {
    this.connection = connection;
    this.known = known;
    this.received = known.received(now);
    this.counts = new NeuronCounts(connection);
  }

  /** The name of a run, if it has begun. */
  Optional<String> name(UUID run) {
    return known.name(run);
  }

  /** Begins a run and returns its name. */
  String begin(NewTable run, String wished) throws SQLException {
    String name = new RunNames(connection).begin(run.run(), wished);
    known.named(run.run(), name);
    return name;
  }

  /** The number of the commit that stores or stored a table; none if it is new. */
  OptionalLong version(NewTable table) throws SQLException {
    if (known.isNews(table)) {
      return OptionalLong.empty();
    }
    for (Batch batch : batches) {
      if (batch.isOf(table)) {
        return OptionalLong.of(batch.version());
      }
    }
    return storedVersion(table);
  }

  private OptionalLong storedVersion(NewTable table) throws SQLException {
    return new Sql(connection)
            .list(
                row -> row.getLong(1),
                "SELECT version FROM batches WHERE run_id = ? AND table_name = ? AND sequence = ?",
                table.run(),
                table.table().wireName(),
                table.sequence())
            .stream()
            .mapToLong(Long::longValue)
            .findFirst();
  }

  /** Adds a table that is not stored yet; returns the number of its commit. */
  long add(NewTable table) {
    kinds.computeIfAbsent(table.table(), kind -> new ArrayList<>()).add(table);
    counts.add(table, known.newestEpoch(table.run()));
    long version = known.add(table);
    batches.add(new Batch(table, version));
    return version;
  }

  /** Writes all that was added. */
  void write() throws SQLException {
    for (Map.Entry<Table, List<NewTable>> kind : kinds.entrySet()) {
      try (DuckDBAppender appender = connection.createAppender(kind.getKey().wireName())) {
        for (NewTable table : kind.getValue()) {
          table.stream().send(new AppenderSink(appender, table.run(), table.sequence()));
        }
      }
    }
    if (!batches.isEmpty()) {
      writeBatches();
    }
    counts.write();
    thinSimilarities();
  }

  /* Of runs of which an epoch became complete. */
  private void thinSimilarities() throws SQLException {
    SimilarityThinning thinning = new SimilarityThinning(connection);
    Set<UUID> grown = new LinkedHashSet<>();
    kinds.getOrDefault(Table.SNAPSHOTS, List.of()).forEach(table -> grown.add(table.run()));
    for (UUID run : grown) {
      if (known.holds(run, Table.SIMILARITIES)) {
        thinning.thin(run);
      }
    }
  }

  private void writeBatches() throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("batches")) {
      for (Batch batch : batches) {
        appender
            .beginRow()
            .append(batch.table().run())
            .append(batch.table().table().wireName())
            .append(batch.table().sequence())
            .append(batch.table().rowCount())
            .append(received)
            .append(batch.version())
            .endRow();
      }
    }
  }
}
