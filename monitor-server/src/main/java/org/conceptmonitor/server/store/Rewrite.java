package org.conceptmonitor.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * Copies the database into a new file, run by run: deleted rows leave no gaps, and the rows of one
 * run lie together, which DuckDB's row groups need to skip those of others.
 */
final class Rewrite {
  private final Sql sql;
  private final Path target;

  Rewrite(DuckDBConnection connection, Path target) {
    this.sql = new Sql(connection);
    this.target = target;
  }

  /** Writes the new file and returns its path. */
  Path run() throws SQLException {
    sql.run("CHECKPOINT");
    sql.run("ATTACH " + Sql.text(target.toString()) + " AS compact");
    try {
      sql.run("COPY FROM DATABASE \"concept-monitor\" TO compact (SCHEMA)");
      for (String table : tables("table_name IS NOT NULL")) {
        boolean sent = tables("column_name = 'sequence'").contains(table);
        copy(table, sent ? " ORDER BY run_id, sequence, rowid" : " ORDER BY ALL");
      }
    } finally {
      sql.run("DETACH compact");
    }
    return target;
  }

  private List<String> tables(String condition) throws SQLException {
    return sql.list(
        row -> row.getString(1),
        """
        SELECT DISTINCT table_name FROM duckdb_columns()
        WHERE database_name = current_database() AND NOT internal AND %s
        """
            .formatted(condition));
  }

  private void copy(String table, String order) throws SQLException {
    long copied =
        sql.update("INSERT INTO compact.%1$s SELECT * FROM %1$s%2$s".formatted(table, order));
    long rows = sql.list(row -> row.getLong(1), "SELECT count(*) FROM " + table).get(0);
    if (copied != rows) {
      throw new SQLException("%d of %d rows of %s were copied".formatted(copied, rows, table));
    }
  }
}
