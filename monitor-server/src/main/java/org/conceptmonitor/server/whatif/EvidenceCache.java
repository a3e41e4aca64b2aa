package org.conceptmonitor.server.whatif;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What was read lately, so that a slider that moves reads nothing again. Bounded in bytes: what was
 * not used for longest goes first. Safe for use by several threads, two of which may read the same
 * at the same time.
 */
final class EvidenceCache {
  /** Room for 40 epochs of 512 neurons and 1,153 concepts, and for the concepts' vectors. */
  static final long BYTES = 64L << 20;

  private record Held(Object value, long bytes) {}

  private final long capacity;
  private final Map<Object, Held> held = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * @param capacity in bytes
   */
  EvidenceCache(long capacity) {
    this.capacity = capacity;
  }

  /**
   * What a key stands for.
   *
   * @param key differs where the value does, also in its type
   * @param read called unless the value is here
   * @param size bytes of a value, which must never change
   */
  @SuppressWarnings("unchecked") // keys differ where types do
  <T> T get(Object key, Supplier<T> read, ToLongFunction<T> size) {
    Held known = known(key);
    if (known != null) {
      return (T) known.value();
    }
    T value = read.get();
    Held fresh = new Held(value, size.applyAsLong(value));
    if (fresh.bytes() <= capacity) {
      keep(key, fresh);
    }
    return value;
  }

  synchronized long bytes() {
    return bytes;
  }

  private synchronized Held known(Object key) {
    return held.get(key);
  }

  private synchronized void keep(Object key, Held value) {
    Held before = held.put(key, value);
    bytes += value.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Held> oldest = held.values().iterator();
    while (bytes > capacity) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
