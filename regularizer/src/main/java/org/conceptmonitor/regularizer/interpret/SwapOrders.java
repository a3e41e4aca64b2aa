package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.Precision;

/**
 * Null maxima of inner products for neurons that rest on few images: 16 orders of the images for
 * the price of two.
 *
 * <p>The concepts' images are put in a random order and cut into 16 blocks. Each neuron's images
 * are dealt to these: its strongest ones to the first block, the others to the rest, in random
 * order. Fifteen more orders come from this one by swapping the first block with another. What a
 * swap changes is a product of two blocks, so that all swaps together cost no more than the first
 * order. Each is by itself a uniformly random order, since the concepts' is. What two of them share
 * are the neuron's weak images only.
 */
final class SwapOrders implements NullOrders {
  private static final int MOST_BLOCKS = 16;
  private static final int LEAST_ROWS = 8;
  private static final int AT_ONCE = 256;

  private final Matrix concepts;
  private final int count;
  private final int blocks;
  private final int blockRows;
  private final boolean[] usable;
  private final BackEndMatrix allConcepts = new BackEndMatrix(Precision.SINGLE);
  private final BackEndMatrix conceptSide = new BackEndMatrix(Precision.SINGLE);
  private final BackEndMatrix neuronSide = new BackEndMatrix(Precision.SINGLE);
  private final BackEndMatrix product = new BackEndMatrix(Precision.SINGLE);

  /**
   * @param concepts directions [images, concepts], at least two images
   */
  SwapOrders(Matrix concepts) {
    this.concepts = concepts;
    count = concepts.columns();
    blocks = Math.min(MOST_BLOCKS, Math.max(2, concepts.rows() / LEAST_ROWS));
    blockRows = concepts.rows() / blocks;
    usable = NullOrders.usable(concepts);
    allConcepts.put(concepts.rows(), count, concepts.values());
  }

  @Override
  public float[][] maxima(Matrix neurons, SplittableRandom random) {
    return NullOrders.inBatches(neurons, AT_ONCE, batch -> ofBatch(batch, random));
  }

  private float[][] ofBatch(Matrix neurons, SplittableRandom random) {
    Matrix dealt = dealt(neurons, random);
    int[] order = ImageOrders.shuffled(concepts.rows(), random);
    float[] sums = new float[count * neurons.rows()];
    float[] changes = new float[sums.length];
    float[][] maxima = new float[blocks][neurons.rows()];
    firstOrder(dealt, order, sums);
    raise(maxima[0], sums, changes);
    for (int block = 1; block < blocks; block++) {
      swap(dealt, order, block, changes);
      raise(maxima[block], sums, changes);
    }
    return Transposition.of(maxima);
  }

  /* [images, neurons], in the order in which they meet the concepts' images. */
  private Matrix dealt(Matrix neurons, SplittableRandom random) {
    StrongestFirst strongest = new StrongestFirst(blockRows);
    int images = neurons.columns();
    for (int neuron = 0; neuron < neurons.rows(); neuron++) {
      int start = neuron * images;
      strongest.arrange(neurons.values(), start, images);
      ImageOrders.shuffle(neurons.values(), start, blockRows, random);
      ImageOrders.shuffle(neurons.values(), start + blockRows, images - blockRows, random);
    }
    return Transposition.of(neurons);
  }

  private void firstOrder(Matrix dealt, int[] order, float[] sums) {
    neuronSide.putRows(dealt, ImageOrders.inverse(order));
    product.setTransposeProduct(allConcepts, neuronSide);
    product.get(sums);
  }

  /* c_0 n_0 + c_b n_b becomes c_b n_0 + c_0 n_b: it changes by (c_b - c_0) (n_0 - n_b). */
  private void swap(Matrix dealt, int[] order, int block, float[] changes) {
    int width = dealt.columns();
    float[] neurons = new float[blockRows * width];
    float[] others = new float[blockRows * count];
    for (int row = 0; row < blockRows; row++) {
      int place = block * blockRows + row;
      subtract(dealt.values(), row * width, place * width, neurons, row * width, width);
      int start = order[place] * count;
      subtract(concepts.values(), start, order[row] * count, others, row * count, count);
    }
    neuronSide.put(blockRows, width, neurons);
    conceptSide.put(blockRows, count, others);
    product.setTransposeProduct(conceptSide, neuronSide);
    product.get(changes);
  }

  private static void subtract(
      float[] values, int from, int other, float[] target, int start, int length) {
    for (int i = 0; i < length; i++) {
      target[start + i] = values[from + i] - values[other + i];
    }
  }

  private void raise(float[] maxima, float[] sums, float[] changes) {
    Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
    for (int concept = 0; concept < count; concept++) {
      if (usable[concept]) {
        raise(maxima, sums, changes, concept * maxima.length);
      }
    }
  }

  private static void raise(float[] maxima, float[] sums, float[] changes, int start) {
    for (int i = 0; i < maxima.length; i++) {
      maxima[i] = Math.max(maxima[i], sums[start + i] + changes[start + i]);
    }
  }

  @Override
  public void close() {
    allConcepts.close();
    conceptSide.close();
    neuronSide.close();
    product.close();
  }
}
