package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.Precision;

/**
 * Null maxima of inner products: 24 orders of the images for the price of four.
 *
 * <p>Each neuron's images are put in a random order of their own. Both sides are cut into four
 * blocks; the products of all 4 x 4 pairs of blocks cost as much as four full products, and each of
 * the 24 ways of pairing blocks one to one is a sum of four of them. Each of the 24 is by itself a
 * uniformly random order. Two of them share one pair of blocks in four on average, which hardly
 * ties the tails of sums over many images together. It would tie those of spiky neurons, which are
 * one image's value: {@link SwapOrders} is for these.
 *
 * <p>Blocks interleave: block b holds the images b, b + 4, b + 8, ... So both sides are read as
 * blocks side by side where they lie, and one product gives all pairs. Up to three images left over
 * are paired as they come.
 */
final class BlockOrders implements NullOrders {
  /** Draws for each neuron. */
  static final int DRAWS = 24;

  private static final int BLOCKS = 4;
  private static final int AT_ONCE = 128;

  private final int blockRows;
  private final int count;
  private final Matrix rest;
  private final boolean[] usable;
  private final BackEndMatrix conceptBlocks = new BackEndMatrix(Precision.SINGLE);
  private final BackEndMatrix neuronBlocks = new BackEndMatrix(Precision.SINGLE);
  private final BackEndMatrix product = new BackEndMatrix(Precision.SINGLE);
  private float[] pairs = {};

  /**
   * @param concepts directions [images, concepts], at least four images
   */
  BlockOrders(Matrix concepts) {
    blockRows = concepts.rows() / BLOCKS;
    count = concepts.columns();
    rest = concepts.rows(blockRows * BLOCKS, concepts.rows());
    usable = NullOrders.usable(concepts);
    conceptBlocks.put(blockRows, BLOCKS * count, concepts.values());
  }

  @Override
  public float[][] maxima(Matrix neurons, SplittableRandom random) {
    return NullOrders.inBatches(neurons, AT_ONCE, batch -> ofBatch(batch, random));
  }

  private float[][] ofBatch(Matrix neurons, SplittableRandom random) {
    int width = neurons.rows();
    for (int neuron = 0; neuron < width; neuron++) {
      ImageOrders.shuffle(neurons.values(), neuron * neurons.columns(), neurons.columns(), random);
    }
    Matrix shuffled = Transposition.of(neurons);
    neuronBlocks.put(blockRows, BLOCKS * width, shuffled.values());
    product.setTransposeProduct(conceptBlocks, neuronBlocks);
    int values = BLOCKS * count * BLOCKS * width;
    pairs = pairs.length < values ? new float[values] : pairs;
    product.get(pairs);
    Matrix others = rest.transposeTimes(shuffled.rows(blockRows * BLOCKS, shuffled.rows()));
    return new Maxima(width, others.values()).all();
  }

  @Override
  public void close() {
    conceptBlocks.close();
    neuronBlocks.close();
    product.close();
  }

  /* Of one batch. Loops run over the neurons, which lie side by side. */
  private final class Maxima {
    private final int width;
    private final float[] others;
    private final float[][] maxima;
    private final float[] head;

    Maxima(int width, float[] others) {
      this.width = width;
      this.others = others;
      maxima = new float[DRAWS][width];
      head = new float[width];
      for (float[] draw : maxima) {
        Arrays.fill(draw, Float.NEGATIVE_INFINITY);
      }
    }

    float[][] all() {
      for (int concept = 0; concept < count; concept++) {
        if (usable[concept]) {
          raise(concept);
        }
      }
      return Transposition.of(maxima);
    }

    /* The neuron's first two blocks meet two of the concept's; the others pair in two ways. */
    private void raise(int concept) {
      int draw = 0;
      for (int first = 0; first < BLOCKS; first++) {
        for (int second = 0; second < BLOCKS; second++) {
          if (first != second) {
            int third = firstBut(first, second, -1);
            int fourth = firstBut(first, second, third);
            addHead(pair(first, concept, 0), pair(second, concept, 1), concept * width);
            raise(maxima[draw++], pair(third, concept, 2), pair(fourth, concept, 3));
            raise(maxima[draw++], pair(fourth, concept, 2), pair(third, concept, 3));
          }
        }
      }
    }

    private static int firstBut(int first, int second, int third) {
      int block = 0;
      while (block == first || block == second || block == third) {
        block++;
      }
      return block;
    }

    private int pair(int conceptBlock, int concept, int neuronBlock) {
      return ((conceptBlock * count + concept) * BLOCKS + neuronBlock) * width;
    }

    private void addHead(int one, int two, int other) {
      for (int i = 0; i < width; i++) {
        head[i] = pairs[one + i] + pairs[two + i] + others[other + i];
      }
    }

    private void raise(float[] draw, int three, int four) {
      for (int i = 0; i < width; i++) {
        draw[i] = Math.max(draw[i], head[i] + (pairs[three + i] + pairs[four + i]));
      }
    }
  }
}
