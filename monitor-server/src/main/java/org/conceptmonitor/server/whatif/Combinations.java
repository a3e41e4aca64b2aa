package org.conceptmonitor.server.whatif;

import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * Sums of the same vectors, each with weights of its own: a product of matrices, of which the first
 * may be mostly zeros. Vectors are taken a block at a time, which a core's cache holds while it
 * meets all weights, and four at once.
 *
 * @param vectors what is summed
 */
record Combinations(Vectors vectors) {
  /* 256 kB. */
  private static final int BLOCK_VALUES = 1 << 16;
  private static final int SUMS_AT_ONCE = 128;

  /**
   * Makes some sums.
   *
   * @param count how many
   * @param weights those of a sum, one a vector
   * @param sums receives each of them, in order
   */
  void each(int count, IntFunction<float[]> weights, ObjIntConsumer<float[]> sums) {
    for (int from = 0; from < count; from += SUMS_AT_ONCE) {
      int to = Math.min(from + SUMS_AT_ONCE, count);
      float[][] some = of(IntStream.range(from, to).mapToObj(weights).toArray(float[][]::new));
      for (int i = 0; i < some.length; i++) {
        sums.accept(some[i], from + i);
      }
    }
  }

  private float[][] of(float[][] weights) {
    float[][] sums = new float[weights.length][vectors.width()];
    int block = Math.max(4, BLOCK_VALUES / vectors.width());
    int[] used = new int[block];
    for (int from = 0; from < vectors.count(); from += block) {
      int to = Math.min(from + block, vectors.count());
      for (int i = 0; i < sums.length; i++) {
        add(weights[i], used, used(weights[i], from, to, used), sums[i]);
      }
    }
    return sums;
  }

  /* Which vectors have a weight; returns how many. */
  private static int used(float[] weights, int from, int to, int[] used) {
    int count = 0;
    for (int vector = from; vector < to; vector++) {
      used[count] = vector;
      count += weights[vector] == 0 ? 0 : 1;
    }
    return count;
  }

  private void add(float[] weights, int[] used, int count, float[] sum) {
    float[][] rows = vectors.rows();
    int i = 0;
    for (; i + 3 < count; i += 4) {
      int a = used[i];
      int b = used[i + 1];
      int c = used[i + 2];
      int d = used[i + 3];
      add(weights[a], rows[a], weights[b], rows[b], weights[c], rows[c], weights[d], rows[d], sum);
    }
    for (; i < count; i++) {
      add(weights[used[i]], rows[used[i]], sum);
    }
  }

  /* The compiler vectorises this as long as each vector is an array of its own. */
  private static void add(
      float weightA,
      float[] a,
      float weightB,
      float[] b,
      float weightC,
      float[] c,
      float weightD,
      float[] d,
      float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weightA * a[i] + weightB * b[i] + weightC * c[i] + weightD * d[i];
    }
  }

  private static void add(float weight, float[] vector, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * vector[i];
    }
  }
}
