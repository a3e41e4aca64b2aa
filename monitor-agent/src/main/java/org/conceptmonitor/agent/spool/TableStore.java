package org.conceptmonitor.agent.spool;

import java.io.IOException;

/** Where the tables of one run wait. Safe for use by several threads, each with its own tables. */
public interface TableStore {
  /** Writes a table, whole or not at all. */
  void write(TableId id, byte[] stream) throws IOException;

  /** The stream of a table that waits, or that describes the run. */
  byte[] read(TableId id) throws IOException;

  /** The server has the table: it waits no longer. */
  void markDelivered(TableId id) throws IOException;

  /** Gives a waiting table up. */
  void discard(TableId id) throws IOException;
}
