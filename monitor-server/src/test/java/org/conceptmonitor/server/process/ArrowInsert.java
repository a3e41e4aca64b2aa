package org.conceptmonitor.server.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB's own bulk insert of Arrow data: one statement that reads one stream through Arrow's C
 * interface. The JVM needs {@code --add-opens=java.base/java.nio=ALL-UNNAMED}.
 */
final class ArrowInsert {
  private ArrowInsert() {}

  /**
   * Inserts rows into a new file.
   *
   * @param create makes table {@code neurons}: run_id, sequence, then the columns of the rows
   * @return seconds from the stream's first byte to the end of the transaction
   */
  static double seconds(Path file, String create, List<? extends Row> rows)
      throws SQLException, IOException {
    byte[] stream = TableWriter.write(rows);
    try (DuckDBConnection connection = IngestLoadProgram.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute(create);
      long start = System.nanoTime();
      try (BufferAllocator allocator = new RootAllocator();
          ArrowStreamReader reader =
              new ArrowStreamReader(new ByteArrayInputStream(stream), allocator);
          ArrowArrayStream exported = ArrowArrayStream.allocateNew(allocator)) {
        Data.exportArrayStream(allocator, reader, exported);
        connection.registerArrowStream("sent", exported);
        statement.execute(
            "INSERT INTO neurons SELECT '%s', 1, * FROM sent".formatted(new UUID(1, 2)));
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
