package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written here is an Arrow stream to Arrow's own implementation, and the reverse. */
class ArrowInteropTest {
  @ParameterizedTest
  @EnumSource
  void arrowReadsTheSchemaAndAsManyRowsAsWereWritten(Table table) throws Exception {
    List<? extends Row> rows = SampleRows.of(table);
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader = reader(TableWriter.write(rows), allocator)) {
      assertThat(reader.getVectorSchemaRoot().getSchema()).isEqualTo(table.schema().arrow());
      assertThat(reader.loadNextBatch()).isTrue();
      assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(rows.size());
      assertThat(reader.loadNextBatch()).isFalse();
    }
  }

  /** Arrow writes validity bits and its own padding; the values must survive both. */
  @ParameterizedTest
  @EnumSource
  void whatArrowWritesAgainIsReadAsTheSameValues(Table table) throws Exception {
    List<? extends Row> rows = SampleRows.of(table);
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader = reader(TableWriter.write(rows), allocator)) {
      byte[] byArrow = rewritten(reader);
      List<Row> read = TableReader.read(byArrow, table);
      assertThat(SampleRows.values(read)).isEqualTo(SampleRows.values(rows));
    }
  }

  private static ArrowStreamReader reader(byte[] stream, BufferAllocator allocator) {
    ReadChannel channel = new CopyingReadChannel(stream);
    return new ArrowStreamReader(new MessageChannelReader(channel, allocator), allocator);
  }

  private static byte[] rewritten(ArrowStreamReader reader) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    try (WriteChannel out = new CopyingWriteChannel(bytes)) {
      MessageSerializer.serialize(out, root.getSchema());
      while (reader.loadNextBatch()) {
        try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
          MessageSerializer.serialize(out, batch);
        }
      }
      ArrowStreamWriter.writeEndOfStream(out, IpcOption.DEFAULT);
    }
    return bytes.toByteArray();
  }

  /** Arrow's channels view native memory as NIO buffers, for which the JVM wants a flag. */
  private static final class CopyingReadChannel extends ReadChannel {
    CopyingReadChannel(byte[] stream) {
      super(Channels.newChannel(new ByteArrayInputStream(stream)));
    }

    @Override
    public long readFully(ArrowBuf buffer, long length) throws IOException {
      byte[] copy = new byte[(int) length];
      int read = readFully(ByteBuffer.wrap(copy));
      buffer.writeBytes(copy, 0, read);
      return read;
    }
  }

  private static final class CopyingWriteChannel extends WriteChannel {
    CopyingWriteChannel(ByteArrayOutputStream out) {
      super(Channels.newChannel(out));
    }

    @Override
    public void write(ArrowBuf buffer) throws IOException {
      byte[] copy = new byte[(int) buffer.readableBytes()];
      buffer.getBytes(buffer.readerIndex(), copy);
      write(copy);
    }
  }
}
