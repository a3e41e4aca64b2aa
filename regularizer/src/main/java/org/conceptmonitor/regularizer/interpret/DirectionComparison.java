package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Compares by a detector whose similarity is an inner product of directions. These are computed
 * once: halves, orders and samples of the images are sums of parts of the same products.
 *
 * <p>A half's similarity is the sum over its images, divided by the norms of both directions over
 * its images; the centring stays that of all images.
 */
final class DirectionComparison implements Comparison {
  private final Matrix neurons;
  private final Matrix concepts;
  private final Matrix neuronRows;
  private final TailShape[] shapes;
  private final int middle;
  private final Matrix firstSum;
  private final Matrix secondSum;
  private final Map<Boolean, NullOrders> orders = new HashMap<>();

  /**
   * @param neurons directions [images, neurons]
   * @param concepts directions [images, concepts], the images in the same, random order
   */
  DirectionComparison(Matrix neurons, Matrix concepts) {
    this.neurons = neurons;
    this.concepts = concepts;
    neuronRows = Transposition.of(neurons);
    shapes = TailShape.of(neurons);
    middle = neurons.rows() / 2;
    firstSum = product(0, middle);
    secondSum = product(middle, neurons.rows());
  }

  private Matrix product(int from, int to) {
    return rows(neurons, from, to).transposeTimes(rows(concepts, from, to));
  }

  @Override
  public Matrix similarity() {
    float[] sum = new float[firstSum.values().length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = firstSum.values()[i] + secondSum.values()[i];
    }
    return Matrix.of(firstSum.rows(), firstSum.columns(), sum);
  }

  @Override
  public Matrix half(Half half) {
    return switch (half) {
      case FIRST -> dividedByNorms(firstSum, 0, middle);
      case SECOND -> dividedByNorms(secondSum, middle, neurons.rows());
    };
  }

  private Matrix dividedByNorms(Matrix sums, int from, int to) {
    double[] neuronSquares = ColumnMoments.squares(neurons, from, to);
    double[] conceptSquares = ColumnMoments.squares(concepts, from, to);
    float[] similarity = new float[sums.values().length];
    for (int neuron = 0; neuron < neuronSquares.length; neuron++) {
      int start = neuron * conceptSquares.length;
      for (int concept = 0; concept < conceptSquares.length; concept++) {
        double norms = Math.sqrt(neuronSquares[neuron] * conceptSquares[concept]);
        similarity[start + concept] = (float) (sums.values()[start + concept] / norms);
      }
    }
    return Matrix.of(sums.rows(), sums.columns(), similarity);
  }

  @Override
  public TailShape[] shapes() {
    return shapes;
  }

  @Override
  public float[][] nullMaxima(int[] chosen, SplittableRandom random) {
    float[][] maxima = new float[chosen.length][];
    for (boolean spiky : new boolean[] {true, false}) {
      int[] places =
          IntStream.range(0, chosen.length)
              .filter(i -> shapes[chosen[i]].isSpiky() == spiky)
              .toArray();
      if (places.length > 0) {
        int[] alike = IntStream.of(places).map(i -> chosen[i]).toArray();
        float[][] ofAlike = orders(spiky).maxima(neuronRows.selectRows(alike), random);
        for (int i = 0; i < places.length; i++) {
          maxima[places[i]] = ofAlike[i];
        }
      }
    }
    return maxima;
  }

  private NullOrders orders(boolean spiky) {
    return orders.computeIfAbsent(
        spiky, s -> s ? new SwapOrders(concepts) : new BlockOrders(concepts));
  }

  @Override
  public void close() {
    orders.values().forEach(NullOrders::close);
  }

  @Override
  public boolean[] constantNeurons() {
    return ConstantColumns.of(neurons);
  }

  @Override
  public boolean readsNeuronsAlone() {
    return true;
  }

  @Override
  public int[][] conceptSets(int[] chosen, int[] best, SplittableRandom random) {
    return new RandomGroups(neurons, concepts, similarity()).conceptSets(chosen, best, random);
  }

  private static Matrix rows(Matrix matrix, int from, int to) {
    int width = matrix.columns();
    return Matrix.of(
        to - from, width, Arrays.copyOfRange(matrix.values(), from * width, to * width));
  }
}
