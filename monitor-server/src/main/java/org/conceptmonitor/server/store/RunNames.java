package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * The runs' display names, each of them once. A run that was deleted keeps its name in another
 * table, so that no question finds it and it can be restored as it was.
 */
final class RunNames {
  private static final String ALL =
      "(SELECT run_id, name FROM names UNION ALL SELECT run_id, name FROM deleted_names)";

  private final Sql sql;

  RunNames(DuckDBConnection connection) {
    this.sql = new Sql(connection);
  }

  /** The name of a run, deleted or not. */
  Optional<String> of(UUID run) throws SQLException {
    return sql.first(row -> row.getString(1), "SELECT name FROM " + ALL + " WHERE run_id = ?", run);
  }

  /** The name of a run that is not deleted. */
  String ofKept(UUID run) throws SQLException {
    return sql.first(row -> row.getString(1), "SELECT name FROM names WHERE run_id = ?", run)
        .orElseThrow(() -> new UnknownRunException(run));
  }

  /** Gives a run a name: the wished one, or that with the first free suffix. */
  String begin(UUID run, String wished) throws SQLException {
    String name = free(wished, run);
    sql.update("INSERT INTO names VALUES (?, ?)", run, name);
    return name;
  }

  /** Gives a run another name in the same way. */
  String rename(UUID run, String wished) throws SQLException {
    String name = free(wished, run);
    require(run, sql.update("UPDATE names SET name = ? WHERE run_id = ?", name, run));
    return name;
  }

  String delete(UUID run, long time) throws SQLException {
    String copy =
        "INSERT INTO deleted_names SELECT run_id, name, CAST(? AS BIGINT) FROM names WHERE run_id = ?";
    require(run, sql.update(copy, time, run));
    sql.update("DELETE FROM names WHERE run_id = ?", run);
    return of(run).orElseThrow();
  }

  String restore(UUID run) throws SQLException {
    String copy = "INSERT INTO names SELECT run_id, name FROM deleted_names WHERE run_id = ?";
    require(run, sql.update(copy, run));
    sql.update("DELETE FROM deleted_names WHERE run_id = ?", run);
    return of(run).orElseThrow();
  }

  List<DeletedRun> deleted() throws SQLException {
    return sql.list(
        row -> new DeletedRun(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)),
        "SELECT run_id, name, deleted FROM deleted_names ORDER BY deleted DESC, name");
  }

  private static void require(UUID run, int rows) {
    if (rows == 0) {
      throw new UnknownRunException(run);
    }
  }

  private String free(String wished, UUID run) throws SQLException {
    String base = wished.isBlank() ? "run" : wished;
    String name = base;
    for (int suffix = 2; isTaken(name, run); suffix++) {
      name = base + "-" + suffix;
    }
    return name;
  }

  private boolean isTaken(String name, UUID other) throws SQLException {
    String taken = "SELECT name FROM " + ALL + " WHERE name = ? AND run_id <> ?";
    return sql.first(row -> row.getString(1), taken, name, other).isPresent();
  }
}
