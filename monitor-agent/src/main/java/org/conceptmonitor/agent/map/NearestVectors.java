package org.conceptmonitor.agent.map;

import java.util.Arrays;

/**
 * Finds the fitted vectors that are nearest to a new one, exactly. Distances are summed in single
 * precision in an order that doesn't depend on the number of new vectors, so that equal vectors
 * have equal distances in every snapshot. Immutable.
 */
final class NearestVectors {
  /**
   * The nearest first; the first one of equals.
   *
   * @param fitted indices of the fitted vectors
   * @param distances to them
   */
  record Found(int[] fitted, float[] distances) {}

  private final MapDistance distance;
  private final int count;
  private final int fitted;
  private final int width;
  /*
   * Column by column: one value of the new vector meets all fitted ones in one pass, which the
   * compiler vectorises as long as each column is an array of its own.
   */
  private final float[][] columns;

  /**
   * @param vectors row by row
   * @param width values of one
   * @param count how many are found
   */
  NearestVectors(float[] vectors, int width, MapDistance distance, int count) {
    this.distance = distance;
    this.count = count;
    this.width = width;
    fitted = vectors.length / width;
    columns = new float[width][fitted];
    for (int row = 0; row < fitted; row++) {
      float[] vector = scaled(Arrays.copyOfRange(vectors, row * width, (row + 1) * width));
      for (int column = 0; column < width; column++) {
        columns[column][row] = vector[column];
      }
    }
  }

  Found to(float[] vector) {
    float[] squared = squaredDistances(scaled(vector));
    int[] rows = new int[count];
    float[] least = new float[count];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    for (int row = 0; row < fitted; row++) {
      if (squared[row] < least[count - 1]) {
        insert(row, squared[row], rows, least);
      }
    }
    for (int rank = 0; rank < count; rank++) {
      least[rank] = distance.ofSquared(least[rank]);
    }
    return new Found(rows, least);
  }

  private float[] squaredDistances(float[] vector) {
    float[] sums = new float[fitted];
    for (int column = 0; column < width; column++) {
      addSquares(vector[column], columns[column], sums);
    }
    return sums;
  }

  private static void addSquares(float value, float[] column, float[] sums) {
    for (int row = 0; row < sums.length; row++) {
      float difference = value - column[row];
      sums[row] += difference * difference;
    }
  }

  private static void insert(int row, float squared, int[] rows, float[] least) {
    int rank = least.length - 1;
    for (; rank > 0 && least[rank - 1] > squared; rank--) {
      least[rank] = least[rank - 1];
      rows[rank] = rows[rank - 1];
    }
    least[rank] = squared;
    rows[rank] = row;
  }

  /* Cosine distance is half the squared distance of unit vectors. */
  private float[] scaled(float[] vector) {
    if (distance == MapDistance.EUCLIDEAN) {
      return vector;
    }
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float[] unit = new float[vector.length];
    for (int column = 0; squares > 0 && column < unit.length; column++) {
      unit[column] = (float) (vector[column] / Math.sqrt(squares));
    }
    return unit;
  }
}
