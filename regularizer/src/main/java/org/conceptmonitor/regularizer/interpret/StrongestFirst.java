package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;

/**
 * Puts the values of largest magnitude first, in no order among themselves, without sorting: values
 * are counted by exponent and leading digits, and those that are equal in both may stand for each
 * other. Not safe for use by several threads.
 */
final class StrongestFirst {
  private static final int SHIFT = 20;

  private final int count;
  private final int[] found = new int[1 << (Float.SIZE - 1 - SHIFT)];

  /**
   * @param count how many are to come first
   */
  StrongestFirst(int count) {
    this.count = count;
  }

  /** Rearranges some values of an array: at least {@code count} of them, none of them NaN. */
  void arrange(float[] values, int start, int length) {
    Arrays.fill(found, 0);
    for (int i = start; i < start + length; i++) {
      found[magnitude(values[i])]++;
    }
    int least = found.length;
    int above = 0;
    while (above < count) {
      above += found[--least];
    }
    int stronger = moveUp(values, start, start + length, least + 1);
    moveUp(values, stronger, start + length, least);
  }

  /* Values of at least this magnitude go first; returns where they end. */
  private static int moveUp(float[] values, int start, int end, int magnitude) {
    int next = start;
    for (int i = start; i < end; i++) {
      if (magnitude(values[i]) >= magnitude) {
        float moved = values[i];
        values[i] = values[next];
        values[next++] = moved;
      }
    }
    return next;
  }

  private static int magnitude(float value) {
    return Float.floatToRawIntBits(Math.abs(value)) >>> SHIFT;
  }
}
