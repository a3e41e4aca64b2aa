package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;

/**
 * How far each anchor is from its nearest neuron, and how the mean of these distances changes with
 * the embeddings of the neurons that are nearest to some anchor, the *winners*. Anchors are gone
 * through in order, as they lie in memory. Rows are copied to arrays of their own, since the
 * compiler makes vector instructions only of loops in which all arrays have the same index.
 */
final class AnchorPull {
  private final int width;
  private final double[] words;
  private final int[] anchors;
  private final double[] distances;
  private int[] winners = {};
  /* Each neuron's place among the winners; -1 for the others. */
  private int[] places = {};
  private int winnerCount;
  private final double[] neuron;
  private final double[] difference;
  private final double[] pull;

  AnchorPull(CentredWords words, int[] anchors) {
    this.width = words.width();
    this.words = words.values();
    this.anchors = anchors;
    this.distances = new double[anchors.length];
    this.neuron = new double[width];
    this.difference = new double[width];
    this.pull = new double[width];
  }

  /**
   * Measures the distances.
   *
   * @param neurons u [neurons, width], of the words' centre
   * @param nearest each anchor's nearest neuron
   * @param pulls takes the gradient [winners, width] of the mean distance with respect to the
   *     winners' embeddings; 0 from an anchor at distance 0
   * @return the mean distance
   */
  double measure(double[] neurons, int count, int[] nearest, double[] pulls) {
    collectWinners(nearest, count);
    Arrays.fill(pulls, 0, winnerCount * width, 0);
    double sum = 0;
    for (int i = 0; i < anchors.length; i++) {
      int pullStart = places[nearest[i]] * width;
      System.arraycopy(neurons, nearest[i] * width, neuron, 0, width);
      System.arraycopy(pulls, pullStart, pull, 0, width);
      distances[i] = addDirection(anchors[i]);
      System.arraycopy(pull, 0, pulls, pullStart, width);
      sum += distances[i];
    }
    return sum / anchors.length;
  }

  /** How many neurons are nearest to some anchor. */
  int winnerCount() {
    return winnerCount;
  }

  /** The neuron that the pulls' row is of. */
  int winner(int row) {
    return winners[row];
  }

  /** Each anchor's distance to its nearest neuron. */
  double[] distances() {
    return distances;
  }

  private void collectWinners(int[] nearest, int count) {
    if (places.length < count) {
      places = new int[count];
      winners = new int[count];
    }
    Arrays.fill(places, 0, count, -1);
    winnerCount = 0;
    for (int index : nearest) {
      if (places[index] < 0) {
        places[index] = winnerCount;
        winners[winnerCount++] = index;
      }
    }
  }

  /* Adds the gradient of ||u - f(a)|| / A with respect to u; returns the norm. */
  private double addDirection(int anchor) {
    System.arraycopy(words, anchor * width, difference, 0, width);
    for (int e = 0; e < width; e++) {
      difference[e] = neuron[e] - difference[e];
    }
    double distance = Math.sqrt(Sums.dot(difference, difference, width));
    double factor = distance == 0 ? 0 : 1 / (distance * anchors.length);
    for (int e = 0; e < width; e++) {
      pull[e] += factor * difference[e];
    }
    return distance;
  }
}
