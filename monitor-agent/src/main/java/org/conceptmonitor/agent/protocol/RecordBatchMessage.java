package org.conceptmonitor.agent.protocol;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;

/**
 * One record batch message (Arrow columnar format, "RecordBatch message") whose buffers lie on the
 * heap: Arrow's own vectors live outside of it, which current JVMs allow only with a flag or a
 * warning on the console of whoever trains a network. Not for use by several threads.
 */
public final class RecordBatchMessage {
  private static final int ALIGNMENT = 8;

  private final int rows;
  private final List<Integer> nulls = new ArrayList<>();
  private final List<ByteBuffer> buffers = new ArrayList<>();

  /** Starts a message of so many rows and no columns. */
  public RecordBatchMessage(int rows) {
    this.rows = rows;
  }

  /**
   * Adds the next column.
   *
   * @param nullCount number of its nulls
   * @param columnBuffers validity (empty where no value is null), offsets where values differ in
   *     length, values; each from its position to its limit
   */
  public void addColumn(int nullCount, List<ByteBuffer> columnBuffers) {
    nulls.add(nullCount);
    buffers.addAll(columnBuffers);
  }

  /** Writes metadata and body; the channel must be aligned to 8 bytes, and is so afterwards. */
  public void writeTo(WriteChannel out) throws IOException {
    ByteBuffer metadata = metadata();
    MessageSerializer.writeMessageBuffer(out, metadata.remaining(), metadata);
    for (ByteBuffer buffer : buffers) {
      out.write(buffer.duplicate());
      out.align();
    }
  }

  private ByteBuffer metadata() {
    FlatBufferBuilder builder = new FlatBufferBuilder();
    int nodes = nodes(builder);
    int layout = layout(builder);
    RecordBatch.startRecordBatch(builder);
    RecordBatch.addLength(builder, rows);
    RecordBatch.addNodes(builder, nodes);
    RecordBatch.addBuffers(builder, layout);
    return MessageSerializer.serializeMessage(
        builder,
        MessageHeader.RecordBatch,
        RecordBatch.endRecordBatch(builder),
        bodyLength(),
        IpcOption.DEFAULT);
  }

  /** Length and nulls of each column; FlatBuffers are built from the end. */
  private int nodes(FlatBufferBuilder builder) {
    RecordBatch.startNodesVector(builder, nulls.size());
    for (int column = nulls.size() - 1; column >= 0; column--) {
      FieldNode.createFieldNode(builder, rows, nulls.get(column));
    }
    return builder.endVector();
  }

  /** Where each buffer lies in the body. */
  private int layout(FlatBufferBuilder builder) {
    RecordBatch.startBuffersVector(builder, buffers.size());
    long end = bodyLength();
    for (int index = buffers.size() - 1; index >= 0; index--) {
      int length = buffers.get(index).remaining();
      end -= aligned(length);
      Buffer.createBuffer(builder, end, length);
    }
    return builder.endVector();
  }

  private long bodyLength() {
    return buffers.stream().mapToLong(buffer -> aligned(buffer.remaining())).sum();
  }

  private static long aligned(long length) {
    return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
