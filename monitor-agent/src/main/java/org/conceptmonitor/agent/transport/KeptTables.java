package org.conceptmonitor.agent.transport;

import java.io.IOException;
import org.conceptmonitor.agent.spool.TableId;
import org.conceptmonitor.agent.spool.TableStore;

/**
 * Tables that stay whatever comes of them: those of a recording.
 *
 * @param recording read only
 */
record KeptTables(TableStore recording) implements TableStore {
  @Override
  public void write(TableId id, byte[] stream) {
    throw new UnsupportedOperationException("a recording that is replayed is not written to");
  }

  @Override
  public byte[] read(TableId id) throws IOException {
    return recording.read(id);
  }

  @Override
  public void markDelivered(TableId id) {
    // Stays for the next replay.
  }

  @Override
  public void discard(TableId id) {
    // Stays for the next replay.
  }
}
