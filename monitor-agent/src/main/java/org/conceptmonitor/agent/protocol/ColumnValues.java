package org.conceptmonitor.agent.protocol;

import java.nio.ByteBuffer;

/**
 * The values of one column in a record batch, views on the stream. Only {@link BatchCheck} makes
 * them, so every index from 0 to the number of rows can be read.
 *
 * @param type how to read a value
 * @param offsets where values start and the last one ends; empty where all have one length
 * @param values the values, one after the other
 */
record ColumnValues(ColumnType type, ByteBuffer offsets, ByteBuffer values) {
  /** One value, boxed. */
  Object get(int row) {
    if (!type.hasOffsets()) {
      return type.get(values, row * type.width(), type.width());
    }
    int from = offsets.getInt(row * Integer.BYTES);
    return type.get(values, from, offsets.getInt((row + 1) * Integer.BYTES) - from);
  }

  /** Gives one value to a sink. */
  <E extends Exception> void send(int row, ValueSink<E> sink) throws E {
    if (!type.hasOffsets()) {
      type.send(values, row * type.width(), type.width(), sink);
    } else {
      int from = offsets.getInt(row * Integer.BYTES);
      type.send(values, from, offsets.getInt((row + 1) * Integer.BYTES) - from, sink);
    }
  }
}
