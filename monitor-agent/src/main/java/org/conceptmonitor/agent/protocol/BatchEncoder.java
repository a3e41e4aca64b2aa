package org.conceptmonitor.agent.protocol;

import java.nio.ByteBuffer;
import java.util.List;

/** Encodes rows as one record batch message. */
final class BatchEncoder {
  private static final ByteBuffer NO_NULLS = ByteBuffer.allocate(0);

  private BatchEncoder() {}

  static RecordBatchMessage encode(List<? extends Row> rows, TableSchema schema) {
    RecordBatchMessage message = new RecordBatchMessage(rows.size());
    schema.columns().forEach(column -> message.addColumn(0, buffers(column, rows)));
    return message;
  }

  private static List<ByteBuffer> buffers(Column column, List<? extends Row> rows) {
    boolean hasOffsets = column.type().hasOffsets();
    ValueBuffer values = new ValueBuffer(Math.multiplyExact(rows.size(), column.type().width()));
    ValueBuffer offsets = new ValueBuffer(hasOffsets ? (rows.size() + 1) * Integer.BYTES : 0);
    for (Row row : rows) {
      if (hasOffsets) {
        offsets.putInt(values.size());
      }
      column.put(row, values);
    }
    if (!hasOffsets) {
      return List.of(NO_NULLS, values.content());
    }
    offsets.putInt(values.size());
    return List.of(NO_NULLS, offsets.content(), values.content());
  }
}
