package org.conceptmonitor.agent.protocol;

import java.util.List;

/** Writes and reads every table in a JVM of its own. */
final class RoundTripProgram {
  private RoundTripProgram() {}

  public static void main(String[] arguments) throws ProtocolException {
    for (Table table : Table.values()) {
      List<? extends Row> rows = SampleRows.of(table);
      List<Row> read = TableReader.read(TableWriter.write(rows), table);
      if (!SampleRows.values(read).equals(SampleRows.values(rows))) {
        throw new AssertionError(table + " came back as " + read);
      }
    }
    System.out.println(Table.values().length + " tables came back");
  }
}
