package org.conceptmonitor.agent.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/**
 * Checks that a record batch means what its table says before anything reads it: every buffer lies
 * in the body and is long enough, offsets rise, nothing is null, text is UTF-8. Used by one thread.
 */
final class BatchCheck {
  private static final int ALIGNMENT = 8;
  private static final long NOT_ASCII = 0x8080808080808080L;

  private final RecordBatch batch;
  private final ByteBuffer body;
  private final TableSchema schema;
  private final TableLimits limits;
  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private int nextBuffer;

  BatchCheck(MessageFrames.Frame frame, TableSchema schema, TableLimits limits) {
    this.batch = (RecordBatch) frame.message().header(new RecordBatch());
    this.body = frame.body();
    this.schema = schema;
    this.limits = limits;
  }

  CheckedBatch checked() throws ProtocolException {
    require(batch.compression() == null, "is compressed: send its buffers uncompressed");
    require(
        batch.length() >= 0 && batch.length() <= limits.rows(),
        "has %d rows, at most %d are taken".formatted(batch.length(), limits.rows()));
    require(batch.nodesLength() == schema.columns().size(), "has not one node per column");
    int buffers = schema.columns().stream().mapToInt(column -> column.type().buffers()).sum();
    require(batch.buffersLength() == buffers, "has not the buffers that its columns need");
    require(batch.variadicBufferCountsLength() == 0, "has view buffers that no column needs");
    List<ColumnValues> values = new ArrayList<>();
    for (Column column : schema.columns()) {
      values.add(checkedColumn(column, batch.nodes(values.size())));
    }
    return new CheckedBatch((int) batch.length(), values);
  }

  private ColumnValues checkedColumn(Column column, FieldNode node) throws ProtocolException {
    require(node.length() == batch.length(), "has a column of another length: " + column.name());
    require(node.nullCount() == 0, "has a null in column " + column.name());
    checkValidity(column, region(column));
    if (column.type().hasOffsets()) {
      ColumnValues values = new ColumnValues(column.type(), region(column), region(column));
      checkOffsets(column, values);
      return values;
    }
    ByteBuffer values = region(column);
    requireBytes(column, values, batch.length() * column.type().width());
    return new ColumnValues(column.type(), values.slice(0, 0), values);
  }

  private void checkValidity(Column column, ByteBuffer validity) throws ProtocolException {
    if (!validity.hasRemaining()) {
      return;
    }
    requireBytes(column, validity, (batch.length() + 7) / 8);
    for (int row = 0; row < batch.length(); row++) {
      if ((validity.get(row / 8) >> (row % 8) & 1) == 0) {
        throw damaged("has a null in row %d of column %s".formatted(row, column.name()));
      }
    }
  }

  private void checkOffsets(Column column, ColumnValues seen) throws ProtocolException {
    if (batch.length() == 0) {
      return;
    }
    requireBytes(column, seen.offsets(), (batch.length() + 1) * Integer.BYTES);
    int from = seen.offsets().getInt(0);
    for (int row = 0; row < batch.length(); row++) {
      int to = seen.offsets().getInt((row + 1) * Integer.BYTES);
      if (from < 0 || from > to || to > seen.values().limit()) {
        throw damaged(
            "has row %d of column %s from byte %d to %d of %d"
                .formatted(row, column.name(), from, to, seen.values().limit()));
      }
      checkLength(column, to - from);
      from = to;
    }
    if (column.type() == ColumnType.TEXT) {
      checkTexts(column, seen);
    }
  }

  private void checkLength(Column column, int length) throws ProtocolException {
    int most = column.type() == ColumnType.TEXT ? limits.textBytes() : limits.binaryBytes();
    if (length > most) {
      throw new ProtocolException(
          "a record batch has a value of %d bytes in column %s: send at most %d"
              .formatted(length, column.name(), most));
    }
  }

  /* Nearly all text is ASCII: one look at the whole column spares one at each value. */
  private void checkTexts(Column column, ColumnValues seen) throws ProtocolException {
    int first = seen.offsets().getInt(0);
    int last = seen.offsets().getInt((int) batch.length() * Integer.BYTES);
    if (isAscii(seen.values().slice(first, last - first))) {
      return;
    }
    for (int row = 0; row < batch.length(); row++) {
      int from = seen.offsets().getInt(row * Integer.BYTES);
      int to = seen.offsets().getInt((row + 1) * Integer.BYTES);
      checkText(column, seen.values().slice(from, to - from));
    }
  }

  private void checkText(Column column, ByteBuffer text) throws ProtocolException {
    try {
      utf8.decode(text);
    } catch (CharacterCodingException e) {
      throw new ProtocolException(
          "a record batch has text in column %s that is not UTF-8: encode it so"
              .formatted(column.name()),
          e);
    }
  }

  private static boolean isAscii(ByteBuffer text) {
    int at = 0;
    for (; at + Long.BYTES <= text.limit(); at += Long.BYTES) {
      if ((text.getLong(at) & NOT_ASCII) != 0) {
        return false;
      }
    }
    for (; at < text.limit(); at++) {
      if (text.get(at) < 0) {
        return false;
      }
    }
    return true;
  }

  private ByteBuffer region(Column column) throws ProtocolException {
    Buffer buffer = batch.buffers(nextBuffer++);
    long offset = buffer.offset();
    long length = buffer.length();
    require(
        offset >= 0 && length >= 0 && length <= body.limit() - offset && offset % ALIGNMENT == 0,
        "has a buffer of column %s at %d with %d bytes, its body has %d"
            .formatted(column.name(), offset, length, body.limit()));
    return body.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void requireBytes(Column column, ByteBuffer buffer, long bytes) throws ProtocolException {
    require(
        buffer.limit() >= bytes,
        "has %d bytes for column %s where %d rows need %d"
            .formatted(buffer.limit(), column.name(), batch.length(), bytes));
  }

  private static void require(boolean right, String otherwise) throws ProtocolException {
    if (!right) {
      throw damaged(otherwise);
    }
  }

  private static ProtocolException damaged(String how) {
    return new ProtocolException("a record batch " + how + ": the stream is damaged");
  }
}
