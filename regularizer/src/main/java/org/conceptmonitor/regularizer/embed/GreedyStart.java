package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Chooses anchors to start from: one at random, then always the one that lowers the sum of
 * distances most. A gain only shrinks as others are chosen, so an anchor whose gain, computed anew,
 * still beats all older gains is the best, and few gains need computing (lazy greedy, Minoux 1978).
 */
final class GreedyStart {
  private final float[] distances;
  private final double[] nearest;

  private GreedyStart(Matrix anchors) {
    this.distances = distances(anchors);
    this.nearest = new double[anchors.rows()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
  }

  /** Indices of distinct anchors. */
  static int[] of(int vectors, Matrix anchors, RandomGenerator random) {
    return new GreedyStart(anchors).choose(vectors, random.nextInt(anchors.rows()));
  }

  private int[] choose(int vectors, int first) {
    PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.reverseOrder());
    for (int anchor = 0; anchor < nearest.length; anchor++) {
      if (anchor != first) {
        queue.add(new Candidate(Double.POSITIVE_INFINITY, anchor));
      }
    }
    int[] chosen = new int[vectors];
    take(first);
    chosen[0] = first;
    for (int next = 1; next < vectors; next++) {
      chosen[next] = best(queue);
      take(chosen[next]);
    }
    return chosen;
  }

  private int best(PriorityQueue<Candidate> queue) {
    Candidate top = queue.remove();
    while (true) {
      Candidate fresh = new Candidate(gain(top.anchor), top.anchor);
      if (queue.isEmpty() || fresh.compareTo(queue.element()) >= 0) {
        return fresh.anchor;
      }
      queue.add(fresh);
      top = queue.remove();
    }
  }

  private double gain(int anchor) {
    double gain = 0;
    for (int other = 0; other < nearest.length; other++) {
      gain += Math.max(0, nearest[other] - distances[anchor * nearest.length + other]);
    }
    return gain;
  }

  private void take(int anchor) {
    for (int other = 0; other < nearest.length; other++) {
      nearest[other] = Math.min(nearest[other], distances[anchor * nearest.length + other]);
    }
  }

  private static float[] distances(Matrix anchors) {
    float[] values = anchors.timesTranspose(anchors).values();
    double[] squared = Rows.squaredNorms(anchors);
    for (int i = 0; i < values.length; i++) {
      double sum = squared[i / squared.length] + squared[i % squared.length];
      values[i] = (float) Math.sqrt(Math.max(0, sum - 2.0 * values[i]));
    }
    return values;
  }

  private record Candidate(double gain, int anchor) implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      return Double.compare(gain, other.gain);
    }
  }
}
