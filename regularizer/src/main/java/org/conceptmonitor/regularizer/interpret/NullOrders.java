package org.conceptmonitor.regularizer.interpret;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Largest inner products of neurons and concepts when the images are in random orders on one side,
 * several orders at a time, whose products share their parts. Keeps memory of the back end until it
 * is closed. Not safe for use by several threads.
 */
interface NullOrders extends AutoCloseable {
  /**
   * The maxima over the concepts. Concepts whose direction is NaN are left out.
   *
   * @param neurons directions, one row a neuron, [neurons, images]; changed
   * @return [neurons][orders]; negative infinity where there is no concept
   */
  float[][] maxima(Matrix neurons, SplittableRandom random);

  @Override
  void close();

  /** Which columns of directions hold numbers. */
  static boolean[] usable(Matrix directions) {
    boolean[] usable = new boolean[directions.columns()];
    for (int column = 0; column < usable.length; column++) {
      usable[column] = !Float.isNaN(directions.get(0, column));
    }
    return usable;
  }

  /** Asks for some rows at a time. */
  static float[][] inBatches(Matrix neurons, int atOnce, Function<Matrix, float[][]> maxima) {
    float[][] all = new float[neurons.rows()][];
    for (int from = 0; from < all.length; from += atOnce) {
      int to = Math.min(from + atOnce, all.length);
      System.arraycopy(maxima.apply(neurons.rows(from, to)), 0, all, from, to - from);
    }
    return all;
  }
}
