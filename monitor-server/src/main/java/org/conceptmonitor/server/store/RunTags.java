package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/** What people call runs beside their names. A deleted run keeps its tags. */
final class RunTags {
  private final Sql sql;

  RunTags(DuckDBConnection connection) {
    this.sql = new Sql(connection);
  }

  /** The tags of a run, in order. */
  List<String> of(UUID run) throws SQLException {
    return sql.list(
        row -> row.getString(1), "SELECT tag FROM tags WHERE run_id = ? ORDER BY tag", run);
  }

  /** Gives a run these tags in place of those that it has, and returns them in order. */
  List<String> set(UUID run, Collection<String> tags) throws SQLException {
    sql.update("DELETE FROM tags WHERE run_id = ?", run);
    for (String tag : tags.stream().distinct().toList()) {
      sql.update("INSERT INTO tags VALUES (?, ?)", run, tag);
    }
    return of(run);
  }
}
