package org.conceptmonitor.agent.protocol;

import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** A column's type: how values go from a row's component into an Arrow buffer and back. */
enum ColumnType {
  INT(int.class, new ArrowType.Int(32, true), Integer.BYTES) {
    @Override
    void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable {
      values.putInt((int) component.invokeExact(row));
    }

    @Override
    Object get(ByteBuffer values, int from, int length) {
      return values.getInt(from);
    }

    @Override
    <E extends Exception> void send(ByteBuffer values, int from, int length, ValueSink<E> sink)
        throws E {
      sink.addInt(values.getInt(from));
    }
  },
  LONG(long.class, new ArrowType.Int(64, true), Long.BYTES) {
    @Override
    void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable {
      values.putLong((long) component.invokeExact(row));
    }

    @Override
    Object get(ByteBuffer values, int from, int length) {
      return values.getLong(from);
    }

    @Override
    <E extends Exception> void send(ByteBuffer values, int from, int length, ValueSink<E> sink)
        throws E {
      sink.addLong(values.getLong(from));
    }
  },
  FLOAT(float.class, new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE), Float.BYTES) {
    @Override
    void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable {
      values.putInt(Float.floatToRawIntBits((float) component.invokeExact(row)));
    }

    @Override
    Object get(ByteBuffer values, int from, int length) {
      return values.getFloat(from);
    }

    @Override
    <E extends Exception> void send(ByteBuffer values, int from, int length, ValueSink<E> sink)
        throws E {
      sink.addFloat(values.getFloat(from));
    }
  },
  DOUBLE(double.class, new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE), Double.BYTES) {
    @Override
    void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable {
      values.putLong(Double.doubleToRawLongBits((double) component.invokeExact(row)));
    }

    @Override
    Object get(ByteBuffer values, int from, int length) {
      return values.getDouble(from);
    }

    @Override
    <E extends Exception> void send(ByteBuffer values, int from, int length, ValueSink<E> sink)
        throws E {
      sink.addDouble(values.getDouble(from));
    }
  },
  TEXT(String.class, new ArrowType.Utf8(), 0) {
    @Override
    void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable {
      String text = (String) component.invokeExact(row);
      values.putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    Object get(ByteBuffer values, int from, int length) {
      int start = values.arrayOffset() + from;
      return new String(values.array(), start, length, StandardCharsets.UTF_8);
    }

    @Override
    <E extends Exception> void send(ByteBuffer values, int from, int length, ValueSink<E> sink)
        throws E {
      sink.addText(copy(values, from, length));
    }

    @Override
    long size(MethodHandle component, Row row) throws Throwable {
      return (long) Integer.BYTES + ((String) component.invokeExact(row)).length();
    }
  },
  BYTES(byte[].class, new ArrowType.Binary(), 0) {
    @Override
    void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable {
      values.putBytes((byte[]) component.invokeExact(row));
    }

    @Override
    Object get(ByteBuffer values, int from, int length) {
      return copy(values, from, length);
    }

    @Override
    <E extends Exception> void send(ByteBuffer values, int from, int length, ValueSink<E> sink)
        throws E {
      sink.addBytes(copy(values, from, length));
    }

    @Override
    long size(MethodHandle component, Row row) throws Throwable {
      return (long) Integer.BYTES + ((byte[]) component.invokeExact(row)).length;
    }
  };

  private final Class<?> javaType;

  @SuppressWarnings("ImmutableEnumChecker") // has final fields only, but no annotation that says so
  private final ArrowType arrowType;

  private final int width;

  ColumnType(Class<?> javaType, ArrowType arrowType, int width) {
    this.javaType = javaType;
    this.arrowType = arrowType;
    this.width = width;
  }

  /**
   * Appends one value.
   *
   * @param component reads the value from a row; its type is exactly (Row) to the Java type
   */
  abstract void put(MethodHandle component, Row row, ValueBuffer values) throws Throwable;

  /**
   * One value, boxed.
   *
   * @param values the values of the column, little-endian, backed by an array
   * @param from index of the value's first byte
   * @param length number of its bytes
   */
  abstract Object get(ByteBuffer values, int from, int length);

  /** Gives one value, found as by {@link #get}, to a sink. */
  abstract <E extends Exception> void send(
      ByteBuffer values, int from, int length, ValueSink<E> sink) throws E;

  private static byte[] copy(ByteBuffer values, int from, int length) {
    int start = values.arrayOffset() + from;
    return Arrays.copyOfRange(values.array(), start, start + length);
  }

  /** About how many bytes one value occupies: its width, or its length and an offset. */
  long size(MethodHandle component, Row row) throws Throwable {
    return width;
  }

  ArrowType arrowType() {
    return arrowType;
  }

  /** Bytes of one value, or 0 where values differ in length. */
  int width() {
    return width;
  }

  boolean hasOffsets() {
    return width == 0;
  }

  /** Number of Arrow buffers: validity, offsets where values differ in length, values. */
  int buffers() {
    return hasOffsets() ? 3 : 2;
  }

  static ColumnType of(Class<?> javaType) {
    return Arrays.stream(values())
        .filter(type -> type.javaType == javaType)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a row component of type %s has no column type: use one of %s"
                        .formatted(javaType.getName(), Arrays.toString(values()))));
  }
}
