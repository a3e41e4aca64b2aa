package org.conceptmonitor.regularizer.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The least d_anchor that a number of freely placed vectors was found to reach: what to read a
 * layer's {@link AnchorDistance} against, since the number of neurons dominates it.
 *
 * <p>Finding the optimum is the k-median problem. Lloyd's iterations go from a spread-out start:
 * each anchor joins its nearest vector, each vector moves to the geometric median of its anchors
 * (Weiszfeld's algorithm), until d_anchor falls no more. The result is an upper bound of the
 * optimum.
 */
public final class ReachableAnchorDistance {
  private static final int MOST_ITERATIONS = 100;
  private static final double LEAST_GAIN = 1e-6;

  private final Matrix anchors;
  private final Random random;
  private final Map<List<Integer>, double[]> medians = new HashMap<>();

  private ReachableAnchorDistance(Matrix anchors, long seed) {
    this.anchors = anchors;
    this.random = new Random(seed);
  }

  /**
   * Places vectors freely and measures d_anchor.
   *
   * @param vectors how many, such as the neurons of a layer
   * @param anchors f(a) [anchors, width], at least one
   * @param seed of the start; equal seeds give equal results
   * @return the least d_anchor found; 0 if there are as many vectors as anchors, NaN for no vector
   */
  public static double with(int vectors, Matrix anchors, long seed) {
    if (anchors.rows() == 0) {
      throw new IllegalArgumentException("there are no anchors: choose at least one anchor word");
    }
    if (vectors < 0) {
      throw new IllegalArgumentException(
          "%d vectors can't be placed: expected 0 or more".formatted(vectors));
    }
    if (vectors == 0) {
      return Double.NaN;
    }
    return vectors >= anchors.rows()
        ? 0
        : new ReachableAnchorDistance(anchors, seed).least(vectors);
  }

  private double least(int vectors) {
    int[] start = GreedyStart.of(vectors, anchors, random);
    AnchorDistance reached = AnchorDistance.between(anchors.selectRows(start), anchors);
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      AnchorDistance next = AnchorDistance.between(moved(vectors, reached), anchors);
      boolean done = !(next.value() < reached.value() * (1 - LEAST_GAIN));
      reached = next.value() < reached.value() ? next : reached;
      if (done) {
        break;
      }
    }
    return reached.value();
  }

  private Matrix moved(int vectors, AnchorDistance reached) {
    float[] values = new float[vectors * anchors.columns()];
    Iterator<Integer> farthest = farthestFirst(reached);
    List<List<Integer>> members = members(vectors, reached);
    for (int vector = 0; vector < vectors; vector++) {
      List<Integer> own = members.get(vector);
      double[] median = median(own.isEmpty() ? List.of(farthest.next()) : own);
      for (int e = 0; e < median.length; e++) {
        values[vector * median.length + e] = (float) median[e];
      }
    }
    return Matrix.of(vectors, anchors.columns(), values);
  }

  /* Most groups of anchors stay together from one iteration to the next. */
  private double[] median(List<Integer> chosen) {
    return medians.computeIfAbsent(chosen, group -> GeometricMedian.of(anchors, group));
  }

  private static List<List<Integer>> members(int vectors, AnchorDistance reached) {
    List<List<Integer>> members = new ArrayList<>();
    for (int vector = 0; vector < vectors; vector++) {
      members.add(new ArrayList<>());
    }
    for (int anchor = 0; anchor < reached.nearest().length; anchor++) {
      members.get(reached.nearest()[anchor]).add(anchor);
    }
    return members;
  }

  private static Iterator<Integer> farthestFirst(AnchorDistance reached) {
    return IntStream.range(0, reached.distances().length)
        .boxed()
        .sorted(Comparator.comparingDouble(anchor -> -reached.distances()[anchor]))
        .iterator();
  }
}
