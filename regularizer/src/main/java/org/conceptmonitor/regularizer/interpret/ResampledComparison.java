package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Compares by any detector of activations: asks it anew for every half, order and sample of the
 * images, all neurons together, since some detectors' ratings depend on which neurons there are.
 *
 * @param detector that needs neither maps nor masks
 * @param neurons activations [images, neurons]
 * @param concepts activations [images, concepts], the images in the same, random order
 */
record ResampledComparison(ConceptDetector detector, Matrix neurons, Matrix concepts)
    implements Comparison {
  private static final int ORDERS = 20;
  private static final int SAMPLES = 40;
  private static final double INDISTINCT_SHARE = 0.05;

  @Override
  public Matrix similarity() {
    return detector.similarity(LayerProbe.of(neurons, concepts));
  }

  @Override
  public Matrix half(Half half) {
    int middle = neurons.rows() / 2;
    return similarity(
        half == Half.FIRST
            ? IntStream.range(0, middle).toArray()
            : IntStream.range(middle, neurons.rows()).toArray());
  }

  private Matrix similarity(int[] images) {
    return detector.similarity(
        LayerProbe.of(neurons.selectRows(images), concepts.selectRows(images)));
  }

  @Override
  public TailShape[] shapes() {
    return TailShape.of(ColumnMoments.centred(neurons));
  }

  @Override
  public float[][] nullMaxima(int[] chosen, SplittableRandom random) {
    float[][] maxima = new float[chosen.length][ORDERS];
    for (int order = 0; order < ORDERS; order++) {
      Matrix shuffled = concepts.selectRows(ImageOrders.shuffled(concepts.rows(), random));
      BestConcepts best = BestConcepts.of(detector.similarity(LayerProbe.of(neurons, shuffled)));
      for (int i = 0; i < chosen.length; i++) {
        float maximum = best.similarities()[chosen[i]];
        maxima[i][order] = Float.isNaN(maximum) ? Float.NEGATIVE_INFINITY : maximum;
      }
    }
    return maxima;
  }

  @Override
  public boolean[] constantNeurons() {
    return ConstantColumns.of(neurons);
  }

  @Override
  public boolean readsNeuronsAlone() {
    return false;
  }

  @Override
  public int[][] conceptSets(int[] chosen, int[] best, SplittableRandom random) {
    int[][] reached = new int[chosen.length][concepts.columns()];
    for (int sample = 0; sample < SAMPLES; sample++) {
      Matrix similarity = similarity(ImageOrders.resampled(neurons.rows(), random));
      for (int i = 0; i < chosen.length; i++) {
        countReached(similarity.row(chosen[i]), best[chosen[i]], reached[i]);
      }
    }
    int[][] sets = new int[chosen.length][];
    Arrays.setAll(sets, i -> conceptSet(reached[i], best[chosen[i]]));
    return sets;
  }

  private static void countReached(float[] similarity, int best, int[] reached) {
    for (int concept = 0; concept < similarity.length; concept++) {
      reached[concept] += similarity[concept] >= similarity[best] ? 1 : 0;
    }
  }

  private static int[] conceptSet(int[] reached, int best) {
    return IntStream.range(0, reached.length)
        .filter(concept -> concept == best || reached[concept] > INDISTINCT_SHARE * SAMPLES)
        .toArray();
  }
}
