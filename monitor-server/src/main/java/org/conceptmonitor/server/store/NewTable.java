package org.conceptmonitor.server.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.protocol.CheckedStream;
import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableLimits;
import org.conceptmonitor.agent.protocol.TableWriter;

/**
 * One table as an agent sent it. Run, table and sequence together are its key.
 *
 * @param run the run that it belongs to
 * @param sequence the agent's count of tables, from 0
 * @param stream its rows
 */
public record NewTable(UUID run, long sequence, CheckedStream stream) {
  /** Checks the sequence. */
  public NewTable {
    if (sequence < 0) {
      throw new IllegalArgumentException("sequence is %d: count from 0".formatted(sequence));
    }
  }

  /**
   * Makes a table of rows that never were a stream.
   *
   * @throws IllegalArgumentException if they are not of the table's row type
   */
  public NewTable(UUID run, Table table, long sequence, List<? extends Row> rows) {
    this(run, sequence, encoded(rows, table));
  }

  private static CheckedStream encoded(List<? extends Row> rows, Table table) {
    try {
      return CheckedStream.of(TableWriter.write(rows), table, TableLimits.NONE);
    } catch (ProtocolException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The kind of table. */
  public Table table() {
    return stream.table();
  }

  /** Number of rows. */
  public int rowCount() {
    return stream.rowCount();
  }

  /** The epochs of the rows of a table whose first column they are. */
  Set<Integer> epochs() {
    return stream.values(0).map(Integer.class::cast).collect(Collectors.toSet());
  }

  /** The rows, decoded. */
  public List<Row> rows() {
    return stream.rows();
  }
}
