package org.conceptmonitor.agent.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;

/**
 * A table whose stream was checked from its first byte to its last: views on the stream, no copies.
 * Immutable as long as nobody writes into the stream.
 */
public final class CheckedStream {
  private final Table table;
  private final List<CheckedBatch> batches;

  private CheckedStream(Table table, List<CheckedBatch> batches) {
    this.table = table;
    this.batches = batches;
  }

  /**
   * Checks a stream.
   *
   * <p>FlatBuffers for Java has no verifier: it follows the offsets of damaged metadata until one
   * leaves the message, which slicing turns into an exception. Loops are bounded by counts that
   * were compared with the expected ones.
   *
   * @param stream what should be a complete Arrow IPC stream
   * @param table the table that it must hold
   * @param limits the most that it may hold
   * @throws ProtocolException if the stream is anything else
   */
  public static CheckedStream of(byte[] stream, Table table, TableLimits limits)
      throws ProtocolException {
    try {
      MessageFrames frames = new MessageFrames(stream);
      checkSchema(frames, table);
      return new CheckedStream(table, batches(frames, table.schema(), limits));
    } catch (RuntimeException e) {
      throw new ProtocolException(
          "the metadata of a message can't be read: the stream is damaged, send it again whole", e);
    }
  }

  /** The table that it holds. */
  public Table table() {
    return table;
  }

  /** Number of rows, over all record batches. */
  public int rowCount() {
    return batches.stream().mapToInt(CheckedBatch::length).sum();
  }

  /** All rows in their order, an immutable list. */
  public List<Row> rows() {
    return batches.stream().flatMap(batch -> batch.rows(table.schema())).toList();
  }

  /**
   * The values of one column in the rows' order, without making rows of them.
   *
   * @param column index from 0
   */
  public Stream<Object> values(int column) {
    return batches.stream().flatMap(batch -> batch.values(column));
  }

  /** Gives all values to a sink, without making rows of them. */
  public <E extends Exception> void send(ValueSink<E> sink) throws E {
    for (CheckedBatch batch : batches) {
      batch.send(sink);
    }
  }

  /** Its record batches, in order. */
  List<CheckedBatch> batches() {
    return batches;
  }

  private static void checkSchema(MessageFrames frames, Table table) throws ProtocolException {
    Optional<MessageFrames.Frame> frame = frames.next(MessageHeader.Schema);
    if (frame.isEmpty()) {
      throw new ProtocolException(
          "the stream ends before its schema: send the schema of table %s first"
              .formatted(table.wireName()));
    }
    Schema schema = (Schema) frame.get().message().header(new Schema());
    new SchemaCheck(schema, table).check();
  }

  private static List<CheckedBatch> batches(
      MessageFrames frames, TableSchema schema, TableLimits limits) throws ProtocolException {
    List<CheckedBatch> batches = new ArrayList<>();
    long rows = 0;
    for (Optional<MessageFrames.Frame> frame = frames.next(MessageHeader.RecordBatch);
        frame.isPresent();
        frame = frames.next(MessageHeader.RecordBatch)) {
      CheckedBatch batch = new BatchCheck(frame.get(), schema, limits).checked();
      rows += batch.length();
      if (rows > limits.rows()) {
        throw new ProtocolException(
            "the stream has more than %d rows: send them in parts".formatted(limits.rows()));
      }
      batches.add(batch);
    }
    return batches;
  }
}
