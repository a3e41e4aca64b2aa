package org.conceptmonitor.agent.probe;

import java.util.function.IntFunction;

/**
 * Makes what belongs to an image on demand and keeps the latest, so that asking for all of its
 * masks in turn makes it once.
 */
final class Latest<T> implements IntFunction<T> {
  private final IntFunction<T> source;
  private volatile Entry<T> latest = new Entry<>(-1, null);

  Latest(IntFunction<T> source) {
    this.source = source;
  }

  @Override
  public T apply(int index) {
    Entry<T> known = latest;
    if (known.index != index) {
      known = new Entry<>(index, source.apply(index));
      latest = known;
    }
    return known.value;
  }

  private record Entry<T>(int index, T value) {}
}
