package org.conceptmonitor.agent.protocol;

import java.util.List;

/**
 * Decodes what {@link TableWriter}, or any other Arrow implementation, encoded. A stream is checked
 * from its first byte to its end-of-stream marker before anything of it is used: version, table,
 * columns, lengths, nulls, text encoding. Checking costs no memory beside the stream's own,
 * whatever lengths it claims. Any thread may use this.
 */
public final class TableReader {
  private TableReader() {}

  /**
   * Decodes all rows, on the heap alone.
   *
   * @param stream a complete Arrow IPC stream
   * @param table the table that it must hold
   * @return the rows in their order, an immutable list
   * @throws ProtocolException if the stream is anything else
   */
  public static List<Row> read(byte[] stream, Table table) throws ProtocolException {
    return CheckedStream.of(stream, table, TableLimits.NONE).rows();
  }

  /**
   * Checks a stream without decoding its rows.
   *
   * @param stream what should be a complete Arrow IPC stream
   * @param table the table that it must hold
   * @throws ProtocolException if {@link #read} would throw it
   */
  public static void check(byte[] stream, Table table) throws ProtocolException {
    CheckedStream.of(stream, table, TableLimits.NONE);
  }
}
