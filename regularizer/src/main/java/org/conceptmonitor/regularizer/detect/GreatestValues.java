package org.conceptmonitor.regularizer.detect;

/**
 * Keeps the greatest of a stream of finite values, in memory for twice as many.
 *
 * <p>A value enters a buffer only if it exceeds the bound; when the buffer is full, selection
 * leaves its greater half and raises the bound to that half's least value. Values equal to the
 * bound are interchangeable with it. So nearly every value of a long stream costs one comparison.
 */
final class GreatestValues {
  private final int kept;
  private final float[] buffer;
  private float bound = Float.NEGATIVE_INFINITY;
  private int size;

  /**
   * Keeps this many values.
   *
   * @param kept at least 1
   */
  GreatestValues(int kept) {
    this.kept = kept;
    this.buffer = new float[Math.multiplyExact(kept, 2)];
  }

  void add(float value) {
    if (value > bound) {
      buffer[size++] = value;
      if (size == buffer.length) {
        keepGreatest();
      }
    }
  }

  /**
   * The least of the kept values and the next greater one: linearly between the two.
   *
   * @param weight of the greater one, in [0, 1]; at 0 it need not exist
   */
  double leastAndNext(double weight) {
    if (size > kept) {
      keepGreatest();
    }
    float least = Float.POSITIVE_INFINITY;
    float next = Float.POSITIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      next = Math.min(next, Math.max(least, buffer[i]));
      least = Math.min(least, buffer[i]);
    }
    return weight == 0 ? least : least + weight * ((double) next - least);
  }

  private void keepGreatest() {
    moveGreatestToEnd();
    System.arraycopy(buffer, size - kept, buffer, 0, kept);
    size = kept;
    bound = Float.POSITIVE_INFINITY;
    for (int i = 0; i < kept; i++) {
      bound = Math.min(bound, buffer[i]);
    }
  }

  /* Hoare's selection: afterwards nothing before the border is greater, nothing after it smaller. */
  private void moveGreatestToEnd() {
    int border = size - kept;
    int low = 0;
    int high = size - 1;
    while (low < high) {
      float pivot = buffer[(low + high) >>> 1];
      int left = low;
      int right = high;
      while (left <= right) {
        while (buffer[left] < pivot) {
          left++;
        }
        while (buffer[right] > pivot) {
          right--;
        }
        if (left <= right) {
          swap(left++, right--);
        }
      }
      if (border <= right) {
        high = right;
      } else if (border >= left) {
        low = left;
      } else {
        return;
      }
    }
  }

  private void swap(int i, int j) {
    float value = buffer[i];
    buffer[i] = buffer[j];
    buffer[j] = value;
  }
}
