package org.conceptmonitor.agent.transport;

import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableReader;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.agent.spool.TableId;

/**
 * One request's content.
 *
 * @param id which table it is
 * @param stream the Arrow IPC stream; not to be changed
 */
record EncodedTable(TableId id, byte[] stream) {
  static EncodedTable of(WaitingTable waiting) {
    return new EncodedTable(waiting.id(), TableWriter.write(waiting.rows()));
  }

  /**
   * A table from disk.
   *
   * @throws ProtocolException if it is not whole
   */
  static EncodedTable checked(TableId id, byte[] stream) throws ProtocolException {
    TableReader.check(stream, id.table());
    return new EncodedTable(id, stream);
  }

  /** The name that the user wished for the run; this must be the table of the run. */
  String runName() throws ProtocolException {
    return ((RunRow) TableReader.read(stream, Table.RUN).get(0)).name();
  }
}
