package org.conceptmonitor.server.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/**
 * The file, opened once, at the current schema: one connection that writes, and one from which
 * readers get theirs. One thread at a time may write.
 */
final class Session implements AutoCloseable {
  /** Size of the log after which a commit writes the file itself. */
  static final long CHECKPOINT_BYTES = 32 << 20;

  private final DuckDBConnection writer;
  private final DuckDBConnection origin;
  private final Sql sql;

  private Session(DuckDBConnection writer) throws SQLException {
    this.writer = writer;
    this.sql = new Sql(writer);
    this.origin = writer.duplicate();
  }

  /**
   * Opens a file, or makes a new one; a file that is refused is left as it is.
   *
   * @param file the database
   * @param work the only folder that statements may read and write
   */
  static Session open(Path file, Path work) throws SQLException {
    if (Files.exists(file)) {
      try (DuckDBConnection reader = connect(file, true)) {
        Migrations.refuseNewer(reader, file.getParent());
      }
    }
    DuckDBConnection connection = connect(file, false);
    try {
      allowOnly(work, connection);
      Migrations.run(connection);
      return new Session(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /* A server often lives inside a training process: it must leave cores and memory to that. */
  private static DuckDBConnection connect(Path file, boolean readOnly) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", "1GB");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("wal_autocheckpoint", CHECKPOINT_BYTES + "B");
    return DuckDBConnection.newConnection("jdbc:duckdb:" + file, readOnly, null, settings);
  }

  private static void allowOnly(Path work, DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET allowed_directories = [" + Sql.text(work.toString()) + "]");
      statement.execute("SET enable_external_access = false");
    }
  }

  /** A connection of its own for one reader, who closes it. */
  DuckDBConnection reader() throws SQLException {
    return origin.duplicate();
  }

  /** Whether DuckDB has met a fatal error, after which it answers no question at all. */
  boolean isGivenUp() {
    try (DuckDBConnection reader = origin.duplicate()) {
      return new Sql(reader).list(row -> row.getInt(1), "SELECT 1").isEmpty();
    } catch (SQLException e) {
      return true;
    }
  }

  /**
   * Makes a change in one transaction, which is on disk when this returns.
   *
   * <p>JDBC's own transactions would begin with the first statement, and an appender is none: what
   * it writes before one would be committed at once.
   */
  <T> T commit(Work<T> change) throws SQLException {
    sql.run("BEGIN TRANSACTION");
    try {
      T result = change.on(writer);
      sql.run("COMMIT");
      return result;
    } catch (SQLException | RuntimeException e) {
      rollback(e);
      throw e;
    }
  }

  private void rollback(Exception cause) {
    try {
      sql.run("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Runs statements each of which is committed by itself. */
  <T> T run(Work<T> statements) throws SQLException {
    return statements.on(writer);
  }

  @Override
  public void close() throws SQLException {
    try {
      origin.close();
    } finally {
      writer.close();
    }
  }
}
