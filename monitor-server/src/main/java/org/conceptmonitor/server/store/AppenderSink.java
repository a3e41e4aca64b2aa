package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.ValueSink;
import org.duckdb.DuckDBAppender;

/**
 * Appends a table's values to DuckDB's table of the same kind, after those for run and sequence.
 */
final class AppenderSink implements ValueSink<SQLException> {
  private final DuckDBAppender appender;
  private final UUID run;
  private final long sequence;

  AppenderSink(DuckDBAppender appender, UUID run, long sequence) {
    this.appender = appender;
    this.run = run;
    this.sequence = sequence;
  }

  @Override
  public void beginRow() throws SQLException {
    appender.beginRow().append(run).append(sequence);
  }

  @Override
  public void addInt(int value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void addLong(long value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void addFloat(float value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void addDouble(double value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void addText(byte[] utf8) throws SQLException {
    appender.append(utf8);
  }

  @Override
  public void addBytes(byte[] value) throws SQLException {
    appender.append(value);
  }

  @Override
  public void endRow() throws SQLException {
    appender.endRow();
  }
}
