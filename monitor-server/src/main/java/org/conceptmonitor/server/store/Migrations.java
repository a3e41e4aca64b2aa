package org.conceptmonitor.server.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * The schema's versions. Version n is reached from n - 1 by {@code schema-n.sql}, in a transaction
 * of its own: a step that was released is never changed, since files of every version are about.
 */
final class Migrations {
  static final int CURRENT = 9;

  private static final int WITH_LABELS = 9;

  private Migrations() {}

  /** Brings a file that {@link #refuseNewer} let pass to the current version. */
  static void run(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int version = version(statement) + 1; version <= CURRENT; version++) {
        statement.execute("BEGIN TRANSACTION; " + Sql.script("schema-" + version + ".sql"));
        if (version == WITH_LABELS) {
          new Labels(connection).find();
        }
        statement.execute("COMMIT");
      }
    }
  }

  /** Throws if the file was written by a later program. */
  static void refuseNewer(DuckDBConnection connection, Path folder) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = version(statement);
      if (version > CURRENT) {
        throw new StoreException(
            "the store in %s has schema version %d, this server reads up to %d: use a newer server, or another folder"
                .formatted(folder, version, CURRENT));
      }
    }
  }

  /** The file's version; 0 for one that is empty. */
  private static int version(Statement statement) throws SQLException {
    return exists(statement)
        ? first(statement, "SELECT coalesce(max(version), 0) FROM schema_version")
        : 0;
  }

  private static boolean exists(Statement statement) throws SQLException {
    String sql = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'schema_version'";
    return first(statement, sql) > 0;
  }

  private static int first(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    }
  }
}
