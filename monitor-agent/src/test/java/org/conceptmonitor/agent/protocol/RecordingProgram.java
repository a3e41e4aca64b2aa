package org.conceptmonitor.agent.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the recordings of the current protocol version: one stream per table with the rows of
 * {@link SampleRows}. Run once for every version, with the folder of test resources as argument; a
 * recording that was released is never written again, since old versions stay readable.
 */
final class RecordingProgram {
  private RecordingProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "recordings", "v" + Table.VERSION);
    Files.createDirectories(folder);
    for (Table table : Table.values()) {
      Path file = folder.resolve(table.wireName() + ".arrow");
      Files.write(file, TableWriter.write(SampleRows.of(table)));
    }
  }
}
