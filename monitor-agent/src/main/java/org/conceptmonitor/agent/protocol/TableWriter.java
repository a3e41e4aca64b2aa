package org.conceptmonitor.agent.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/**
 * Encodes rows as one complete Arrow IPC stream, in record batches of at most {@value #BATCH_ROWS}
 * rows. Works on the heap alone, so that no JVM asks for a flag.
 */
public final class TableWriter {
  /** Largest number of rows in one record batch. */
  public static final int BATCH_ROWS = 10_000;

  private TableWriter() {}

  /**
   * Encodes rows of one type. Any thread may call this; no memory outside the heap is used.
   *
   * @param rows at least one row, all of one record type, no component null
   * @return the bytes of the stream, from schema to end-of-stream marker
   * @throws IllegalArgumentException if there is no row, if types are mixed, or if a value is null
   */
  public static byte[] write(List<? extends Row> rows) {
    Table table = table(rows);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WriteChannel out = new WriteChannel(Channels.newChannel(bytes))) {
      MessageSerializer.serialize(out, table.schema().arrow());
      for (int from = 0; from < rows.size(); from += BATCH_ROWS) {
        List<? extends Row> batch = rows.subList(from, Math.min(rows.size(), from + BATCH_ROWS));
        BatchEncoder.encode(batch, table.schema()).writeTo(out);
      }
      ArrowStreamWriter.writeEndOfStream(out, IpcOption.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The table that holds these rows.
   *
   * @throws IllegalArgumentException if there is no row or if types are mixed
   */
  public static Table table(List<? extends Row> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there are no rows: a table of none need not be sent");
    }
    Class<? extends Row> type = rows.get(0).getClass();
    for (Row row : rows) {
      if (row.getClass() != type) {
        throw new IllegalArgumentException(
            "rows are of %s and of %s: write each type on its own"
                .formatted(type.getSimpleName(), row.getClass().getSimpleName()));
      }
    }
    return Table.of(type);
  }

  /**
   * About how many bytes the rows will occupy in a stream, found without encoding them: the
   * stream's size less its metadata, as long as text is ASCII.
   *
   * @throws IllegalArgumentException where {@link #write} would throw it
   */
  public static long size(List<? extends Row> rows) {
    TableSchema schema = table(rows).schema();
    long size = schema.fixedWidth() * rows.size();
    for (Row row : rows) {
      for (Column column : schema.varyingColumns()) {
        size += column.size(row);
      }
    }
    return size;
  }
}
