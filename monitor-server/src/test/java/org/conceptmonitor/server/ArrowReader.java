package org.conceptmonitor.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;

/** Reads Arrow streams with Arrow's own implementation. */
final class ArrowReader {
  private ArrowReader() {}

  /**
   * What a stream holds.
   *
   * @param batches number of its record batches
   */
  record Content(List<Field> fields, List<List<Object>> rows, int batches) {}

  static Content read(byte[] stream) {
    ReadChannel channel = new CopyingReadChannel(stream);
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new MessageChannelReader(channel, allocator), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      List<List<Object>> rows = new ArrayList<>();
      int batches = 0;
      while (reader.loadNextBatch()) {
        root.getFieldVectors().forEach(FieldVector::validateFull);
        addRows(root, rows);
        batches++;
      }
      return new Content(root.getSchema().getFields(), rows, batches);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addRows(VectorSchemaRoot root, List<List<Object>> rows) {
    for (int row = 0; row < root.getRowCount(); row++) {
      List<Object> values = new ArrayList<>();
      for (FieldVector vector : root.getFieldVectors()) {
        Object value = vector.getObject(row);
        values.add(value instanceof Text text ? text.toString() : value);
      }
      rows.add(values);
    }
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
}
