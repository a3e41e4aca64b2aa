package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A bootstrap of inner products by random groups: the images, in random order, are cut into 50
 * groups, each one's sums are taken once, and samples are drawn of groups. Looks at each neuron's
 * 16 most similar concepts, which bounds the size of a concept set.
 */
final class RandomGroups {
  private static final int GROUPS = 50;
  private static final int SAMPLES = 200;
  private static final double INDISTINCT_SHARE = 0.05;
  private static final int CANDIDATES = 16;

  private final Matrix neurons;
  private final Matrix concepts;
  private final Matrix similarity;

  RandomGroups(Matrix neurons, Matrix concepts, Matrix similarity) {
    this.neurons = neurons;
    this.concepts = concepts;
    this.similarity = similarity;
  }

  /** The concept sets of the given neurons. */
  int[][] conceptSets(int[] chosen, int[] best, SplittableRandom random) {
    int[][] candidates = IntStream.of(chosen).mapToObj(this::mostSimilar).toArray(int[][]::new);
    double[][][] sums = new double[chosen.length][GROUPS][CANDIDATES];
    for (int group = 0; group < GROUPS; group++) {
      addProducts(chosen, candidates, group, sums);
    }
    int[][] samples = new int[SAMPLES][];
    Arrays.setAll(samples, i -> timesDrawn(random));
    double[][] norms = norms(samples);
    int[][] sets = new int[chosen.length][];
    Arrays.setAll(sets, i -> conceptSet(candidates[i], best[chosen[i]], sums[i], samples, norms));
    return sets;
  }

  /* How often each group is in a sample. */
  private static int[] timesDrawn(SplittableRandom random) {
    int[] times = new int[GROUPS];
    for (int group : ImageOrders.resampled(GROUPS, random)) {
      times[group]++;
    }
    return times;
  }

  /* Of each concept in each sample. */
  private double[][] norms(int[][] samples) {
    double[][] squares = new double[GROUPS][];
    Arrays.setAll(
        squares, group -> ColumnMoments.squares(concepts, start(group), start(group + 1)));
    double[][] norms = new double[SAMPLES][concepts.columns()];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] ofSample = norms[sample];
      addWeighted(samples[sample], squares, ofSample);
      Arrays.setAll(ofSample, concept -> Math.sqrt(ofSample[concept]));
    }
    return norms;
  }

  private static void addWeighted(int[] weights, double[][] rows, double[] to) {
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] > 0) {
        for (int i = 0; i < to.length; i++) {
          to[i] += weights[row] * rows[row][i];
        }
      }
    }
  }

  private int[] mostSimilar(int neuron) {
    int[] most = new int[Math.min(CANDIDATES, similarity.columns())];
    int found = 0;
    for (int concept = 0; concept < similarity.columns(); concept++) {
      float value = similarity.get(neuron, concept);
      int rank = found;
      while (rank > 0 && value > similarity.get(neuron, most[rank - 1])) {
        rank--;
      }
      if (rank < most.length && !Float.isNaN(value)) {
        found = Math.min(found + 1, most.length);
        System.arraycopy(most, rank, most, rank + 1, found - rank - 1);
        most[rank] = concept;
      }
    }
    return Arrays.copyOf(most, found);
  }

  /* Image by image, so that the concepts' row stays at hand for all neurons. */
  private void addProducts(int[] chosen, int[][] candidates, int group, double[][][] sums) {
    for (int image = start(group); image < start(group + 1); image++) {
      int row = image * concepts.columns();
      for (int n = 0; n < chosen.length; n++) {
        double activation = neurons.get(image, chosen[n]);
        double[] sum = sums[n][group];
        for (int i = 0; i < candidates[n].length; i++) {
          sum[i] += activation * concepts.values()[row + candidates[n][i]];
        }
      }
    }
  }

  /* The neuron's norm is left out: it is the same for all concepts. */
  private static int[] conceptSet(
      int[] candidates, int best, double[][] sums, int[][] samples, double[][] norms) {
    int[] reached = new int[candidates.length];
    double[] similarities = new double[CANDIDATES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      Arrays.fill(similarities, 0);
      addWeighted(samples[sample], sums, similarities);
      double toReach = Double.NaN;
      for (int i = 0; i < candidates.length; i++) {
        similarities[i] /= norms[sample][candidates[i]];
        toReach = candidates[i] == best ? similarities[i] : toReach;
      }
      for (int i = 0; i < candidates.length; i++) {
        reached[i] += similarities[i] >= toReach ? 1 : 0;
      }
    }
    return IntStream.range(0, candidates.length)
        .filter(i -> candidates[i] == best || reached[i] > INDISTINCT_SHARE * SAMPLES)
        .map(i -> candidates[i])
        .sorted()
        .toArray();
  }

  private int start(int group) {
    return (int) ((long) group * neurons.rows() / GROUPS);
  }
}
