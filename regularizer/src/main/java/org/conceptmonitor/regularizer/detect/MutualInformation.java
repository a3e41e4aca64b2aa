package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Log likelihood of each concept, given each neuron's top images: M_jc = sum over the ranks r of
 * log(1 + p_r (S - 1) + floor).
 *
 * <p>The logarithm is taken once, of the product of all factors, for a product costs a tenth of a
 * logarithm. As many factors as can't underflow together are multiplied in single precision: 5 of
 * WPMI, each at least 1e-7, or 12 of soft-WPMI, each at least 0.002. These products are multiplied
 * in double precision, where all 28 or 100 can't underflow either. Rounding adds less than 2e-5 to
 * M.
 */
final class MutualInformation {
  private static final int TOGETHER = 4;
  private static final double LEAST_PRODUCT = 1e-35;

  private final Matrix shares;
  private final TopImages top;
  private final float[] weight;
  private final float[] offset;
  private final double[][] likelihood;
  private final int groupSize;

  private MutualInformation(Matrix shares, TopImages top, float[] weight, float[] offset) {
    this.shares = shares;
    this.top = top;
    this.weight = weight;
    this.offset = offset;
    this.likelihood = new double[top.neurons()][];
    this.groupSize = groupSize(offset);
  }

  /**
   * Computes M for every neuron that has top images.
   *
   * @param shares S [images, concepts], in [0, 1]
   * @param membership p_r of each rank from 0
   * @param floor under the likelihood, 1e-7 in the published code
   */
  static MutualInformation of(
      Matrix shares, TopImages top, IntToDoubleFunction membership, double floor) {
    float[] weight = new float[top.count()];
    float[] offset = new float[top.count()];
    for (int rank = 0; rank < top.count(); rank++) {
      double p = membership.applyAsDouble(rank);
      weight[rank] = (float) p;
      offset[rank] = (float) (1 - p + floor);
    }
    MutualInformation information = new MutualInformation(shares, top, weight, offset);
    IntStream.range(0, top.neurons())
        .parallel()
        .filter(top::has)
        .forEach(neuron -> information.likelihood[neuron] = information.logs(top.of(neuron)));
    return information;
  }

  /* How many factors can be multiplied without underflow: none is smaller than its offset. */
  private static int groupSize(float[] offset) {
    float least = Float.POSITIVE_INFINITY;
    for (float value : offset) {
      least = Math.min(least, value);
    }
    return (int) Math.max(1, Math.log(LEAST_PRODUCT) / Math.log(least));
  }

  /**
   * M_jc less lambda times the log of the mean over the neurons of exp(M_jc) [neurons, concepts].
   */
  Matrix relativeToNeurons(double lambda) {
    double[] prior = logMeanExp();
    float[] values = new float[top.neurons() * prior.length];
    for (int neuron = 0; neuron < top.neurons(); neuron++) {
      int start = neuron * prior.length;
      if (top.has(neuron)) {
        for (int c = 0; c < prior.length; c++) {
          values[start + c] = (float) (likelihood[neuron][c] - lambda * prior[c]);
        }
      } else {
        Arrays.fill(values, start, start + prior.length, top.unrated(neuron));
      }
    }
    return Matrix.of(top.neurons(), prior.length, values);
  }

  private double[] logs(int[] images) {
    double[] product = new double[shares.columns()];
    Arrays.fill(product, 1);
    float[] group = new float[product.length];
    for (int start = 0; start < images.length; start += groupSize) {
      Arrays.fill(group, 1);
      multiply(group, images, start, Math.min(start + groupSize, images.length));
      for (int c = 0; c < product.length; c++) {
        product[c] *= group[c];
      }
    }
    Arrays.setAll(product, c -> Math.log(product[c]));
    return product;
  }

  private void multiply(float[] group, int[] images, int from, int to) {
    int rank = from;
    for (; rank + TOGETHER <= to; rank += TOGETHER) {
      multiplyFour(group, images, rank);
    }
    for (; rank < to; rank++) {
      multiplyOne(group, images[rank] * group.length, weight[rank], offset[rank]);
    }
  }

  private void multiplyOne(float[] group, int start, float scale, float shift) {
    float[] values = shares.values();
    for (int c = 0; c < group.length; c++) {
      group[c] *= shift + scale * values[start + c];
    }
  }

  /* Four at a time, so that the group is read and written once for all. */
  private void multiplyFour(float[] group, int[] images, int rank) {
    float[] values = shares.values();
    int first = images[rank] * group.length;
    int second = images[rank + 1] * group.length;
    int third = images[rank + 2] * group.length;
    int fourth = images[rank + 3] * group.length;
    float firstWeight = weight[rank];
    float secondWeight = weight[rank + 1];
    float thirdWeight = weight[rank + 2];
    float fourthWeight = weight[rank + 3];
    float firstOffset = offset[rank];
    float secondOffset = offset[rank + 1];
    float thirdOffset = offset[rank + 2];
    float fourthOffset = offset[rank + 3];
    for (int c = 0; c < group.length; c++) {
      group[c] *=
          (firstOffset + firstWeight * values[first + c])
              * (secondOffset + secondWeight * values[second + c])
              * ((thirdOffset + thirdWeight * values[third + c])
                  * (fourthOffset + fourthWeight * values[fourth + c]));
    }
  }

  private double[] logMeanExp() {
    double[][] rated =
        Arrays.stream(likelihood).filter(logs -> logs != null).toArray(double[][]::new);
    return IntStream.range(0, shares.columns())
        .parallel()
        .mapToDouble(concept -> logMeanExp(rated, concept))
        .toArray();
  }

  private static double logMeanExp(double[][] rows, int column) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double[] row : rows) {
      greatest = Math.max(greatest, row[column]);
    }
    double sum = 0;
    for (double[] row : rows) {
      sum += Math.exp(row[column] - greatest);
    }
    return greatest + Math.log(sum / rows.length);
  }
}
