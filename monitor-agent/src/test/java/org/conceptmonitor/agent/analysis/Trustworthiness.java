package org.conceptmonitor.agent.analysis;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How far neighbours in the map are neighbours in the original space (Venna and Kaski 2001), as
 * scikit-learn computes it: 1 - 2 / (n k (2n - 3k - 1)) times the sum, over each point's k nearest
 * neighbours in the map, of how far their ranks in the original space exceed k.
 */
final class Trustworthiness {
  /** A distance between points i and j. */
  interface Distance {
    double between(int i, int j);
  }

  private Trustworthiness() {}

  static double of(int points, int neighbors, Distance original, Distance map) {
    long excess = 0;
    for (int i = 0; i < points; i++) {
      int[] ranks = ranks(points, i, original);
      int[] nearestInMap = nearest(points, i, map);
      for (int k = 0; k < neighbors; k++) {
        excess += Math.max(0, ranks[nearestInMap[k]] - neighbors);
      }
    }
    return 1
        - excess * 2.0 / ((double) points * neighbors * (2.0 * points - 3.0 * neighbors - 1.0));
  }

  private static int[] nearest(int points, int i, Distance distance) {
    return IntStream.range(0, points)
        .filter(j -> j != i)
        .boxed()
        .sorted(Comparator.comparingDouble(j -> distance.between(i, j)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Rank 1 for the nearest. */
  private static int[] ranks(int points, int i, Distance distance) {
    int[] nearest = nearest(points, i, distance);
    int[] ranks = new int[points];
    for (int rank = 0; rank < nearest.length; rank++) {
      ranks[nearest[rank]] = rank + 1;
    }
    return ranks;
  }
}
