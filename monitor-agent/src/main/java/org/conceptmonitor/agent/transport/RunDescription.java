package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.conceptmonitor.agent.spool.TableId;

/**
 * The tables that describe the run and were delivered: a server that lost its data is told again.
 * Used by one thread.
 */
final class RunDescription {
  /** Where a table can be had again. */
  @FunctionalInterface
  interface Source {
    EncodedTable load() throws IOException;
  }

  private final SortedMap<TableId, Source> parts = new TreeMap<>();

  /** Remembers a delivered table, if it describes the run. */
  void add(TableId id, Source source) {
    if (id.describesTheRun()) {
      parts.put(id, source);
    }
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The tables in the order in which they were sent. */
  List<EncodedTable> load() throws IOException {
    List<EncodedTable> tables = new ArrayList<>();
    for (Source part : parts.values()) {
      tables.add(part.load());
    }
    return tables;
  }
}
