package org.conceptmonitor.server.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.conceptmonitor.agent.protocol.ValueBuffer;
import org.conceptmonitor.server.store.Answer;

/** One column of an answer's rows as Arrow's buffers. */
final class ArrowColumn {
  private static final ByteBuffer NO_NULLS = ByteBuffer.allocate(0);

  private static final Map<Answer.Type, ArrowType> TYPES =
      Map.of(
          Answer.Type.INT, new ArrowType.Int(32, true),
          Answer.Type.LONG, new ArrowType.Int(64, true),
          Answer.Type.FLOAT, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE),
          Answer.Type.DOUBLE, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
          Answer.Type.TEXT, new ArrowType.Utf8());

  private static final Map<Answer.Type, BiConsumer<ValueBuffer, Object>> APPENDERS =
      Map.of(
          Answer.Type.INT, ArrowColumn::appendInt,
          Answer.Type.LONG, ArrowColumn::appendLong,
          Answer.Type.FLOAT, ArrowColumn::appendFloat,
          Answer.Type.DOUBLE, ArrowColumn::appendDouble,
          Answer.Type.TEXT, ArrowColumn::appendText);

  private final Answer.Type type;
  private final byte[] validity;
  private final ValueBuffer offsets = new ValueBuffer(Integer.BYTES);
  private final ValueBuffer values = new ValueBuffer(Long.BYTES);
  private int nulls;

  /**
   * Reads the column.
   *
   * @param index in each row, from 0
   */
  ArrowColumn(Answer.Type type, int index, List<List<Object>> rows) {
    this.type = type;
    this.validity = new byte[(rows.size() + Byte.SIZE - 1) / Byte.SIZE];
    BiConsumer<ValueBuffer, Object> appender = APPENDERS.get(type);
    for (int row = 0; row < rows.size(); row++) {
      offsets.putInt(values.size());
      append(row, rows.get(row).get(index), appender);
    }
    offsets.putInt(values.size());
  }

  private void append(int row, Object value, BiConsumer<ValueBuffer, Object> appender) {
    if (value == null) {
      nulls++;
    } else {
      validity[row / Byte.SIZE] |= (byte) (1 << row % Byte.SIZE);
    }
    appender.accept(values, value);
  }

  /** The Arrow type of a column's values. */
  static ArrowType arrowType(Answer.Type type) {
    return TYPES.get(type);
  }

  int nulls() {
    return nulls;
  }

  /** Validity, offsets where values differ in length, values. */
  List<ByteBuffer> buffers() {
    ByteBuffer valid = nulls == 0 ? NO_NULLS : ByteBuffer.wrap(validity);
    return type == Answer.Type.TEXT
        ? List.of(valid, offsets.content(), values.content())
        : List.of(valid, values.content());
  }

  private static void appendInt(ValueBuffer values, Object value) {
    values.putInt(value == null ? 0 : (Integer) value);
  }

  private static void appendLong(ValueBuffer values, Object value) {
    values.putLong(value == null ? 0 : (Long) value);
  }

  private static void appendFloat(ValueBuffer values, Object value) {
    values.putInt(value == null ? 0 : Float.floatToRawIntBits((Float) value));
  }

  private static void appendDouble(ValueBuffer values, Object value) {
    values.putLong(value == null ? 0 : Double.doubleToRawLongBits((Double) value));
  }

  private static void appendText(ValueBuffer values, Object value) {
    values.putBytes(
        value == null ? new byte[0] : ((String) value).getBytes(StandardCharsets.UTF_8));
  }
}
