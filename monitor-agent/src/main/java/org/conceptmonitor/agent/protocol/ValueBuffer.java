package org.conceptmonitor.agent.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A little-endian buffer on the heap that grows as values are appended. Not for use by several
 * threads.
 */
public final class ValueBuffer {
  private ByteBuffer bytes;

  /**
   * Makes an empty buffer.
   *
   * @param capacity bytes to hold before growing
   */
  public ValueBuffer(int capacity) {
    bytes = allocate(capacity);
  }

  /** Appends four bytes. */
  public void putInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  /** Appends eight bytes. */
  public void putLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  /** Appends bytes as they are. */
  public void putBytes(byte[] value) {
    room(value.length).put(value);
  }

  /** Number of bytes appended so far. */
  public int size() {
    return bytes.position();
  }

  /** The bytes appended so far. */
  public ByteBuffer content() {
    return bytes.duplicate().flip();
  }

  private ByteBuffer room(int length) {
    if (bytes.remaining() < length) {
      int needed = Math.addExact(bytes.position(), length);
      int doubled = (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8);
      bytes = allocate(Math.max(needed, doubled)).put(bytes.flip());
    }
    return bytes;
  }

  private static ByteBuffer allocate(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }
}
