package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Puts rows of a run together that lie among those of runs that sent at the same time. DuckDB keeps
 * each column in groups of rows, and who asks about one run reads every group that holds a row of
 * it.
 */
final class Gathering {
  /* Rows that DuckDB keeps in one group: what lies closer can't be read faster. */
  private static final int GROUP = 122_880;

  /* Batches are left out: their key forbids a row to be there twice, and they are found by it. */
  private static final String TABLES =
      """
      SELECT table_name FROM duckdb_columns()
      WHERE database_name = current_database() AND NOT internal AND column_name = 'run_id'
        AND table_name NOT IN (
          SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY')
      ORDER BY table_name
      """;

  /* Among half as many rows again, or more, of others or that are gone. */
  private static final String SCATTERED =
      """
      SELECT run_id FROM %s GROUP BY run_id
      HAVING max(rowid) - min(rowid) >= greatest(%d, 1.5 * count(*))
      """;

  private final Sql sql;

  Gathering(DuckDBConnection connection) {
    this.sql = new Sql(connection);
  }

  /** The rows of a run in a table. */
  record Rows(UUID run, String table) {
    @Override
    public String toString() {
      return "rows of run %s in %s".formatted(run, table);
    }
  }

  /** Rows that lie far apart. */
  List<Rows> scattered() throws SQLException {
    List<Rows> scattered = new ArrayList<>();
    for (String table : sql.list(row -> row.getString(1), TABLES)) {
      scattered.addAll(
          sql.list(
              row -> new Rows(row.getObject(1, UUID.class), table),
              SCATTERED.formatted(table, GROUP)));
    }
    return scattered;
  }

  /** Moves rows to the end of their table, in their order; returns how many. */
  int gather(Rows rows) throws SQLException {
    String own = " FROM %s WHERE run_id = ?".formatted(rows.table());
    long last =
        sql.first(row -> row.getLong(1), "SELECT coalesce(max(rowid), -1)" + own, rows.run())
            .orElseThrow();
    int copied = sql.update("INSERT INTO %s SELECT *%s".formatted(rows.table(), own), rows.run());
    int removed = sql.update("DELETE" + own + " AND rowid <= ?", rows.run(), last);
    if (copied != removed) {
      throw new SQLException("%d were written and %d removed".formatted(copied, removed));
    }
    return copied;
  }
}
