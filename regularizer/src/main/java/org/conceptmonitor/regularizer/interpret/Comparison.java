package org.conceptmonitor.regularizer.interpret;

import java.util.SplittableRandom;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * One layer's neurons compared with the concepts, in several ways of looking at the images. May
 * keep memory of the back end until it is closed.
 */
interface Comparison extends AutoCloseable {
  /** Similarities over all images, sim [neurons, concepts]. */
  Matrix similarity();

  /** Similarities over one half of the images, [neurons, concepts]. */
  Matrix half(Half half);

  /** What the null of each neuron depends on: neurons of equal shape look alike. */
  TailShape[] shapes();

  /**
   * The permutation null: the largest similarity over the concepts when the images are put in
   * random orders on one side.
   *
   * @param neurons whose; one may be given several times
   * @return some draws for each given neuron, [given neurons][draws]
   */
  float[][] nullMaxima(int[] neurons, SplittableRandom random);

  /** Neurons that give every image the same answer. */
  boolean[] constantNeurons();

  /** Whether {@link #nullMaxima} may be asked for any choice of neurons, not just for all. */
  boolean readsNeuronsAlone();

  /**
   * The concepts that can't be told from a neuron's best one. Draws samples of the same size from
   * these images, with replacement.
   *
   * @param neurons whose
   * @param best the best concept of every neuron of the layer
   * @return for each given neuron the concepts that reach the best one's similarity in more than 5%
   *     of the samples, ascending, the best among them
   */
  int[][] conceptSets(int[] neurons, int[] best, SplittableRandom random);

  @Override
  default void close() {}

  /** The two halves into which the images are dealt. */
  enum Half {
    FIRST,
    SECOND
  }
}
