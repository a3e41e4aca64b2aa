package org.conceptmonitor.regularizer.detect;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How well a concept puts a neuron's top images, the strongest twentieth, into the neuron's own
 * order. Their activations are dealt out anew in the order of the concept's; the mean cubed
 * difference to the actual activations is divided by that of random orders, and by the square root
 * of the concept's mean activation on these images. The similarity is the negative of that: 0 is a
 * perfect match. CLIP-Dissect, Oikarinen and Weng, ICLR 2023.
 *
 * <p>NaN where the concept's mean activation is negative. Equal activations keep the images' order.
 * A neuron whose activations never vary has similarity 0, one with a NaN or infinite activation
 * NaN. Equal seeds give equal results. It sorts once for every neuron and concept, and so takes far
 * longer than the other detectors.
 */
public final class RankReorder implements ConceptDetector {
  private static final double TOP_SHARE = 0.05;
  private static final int LEAST_IMAGES = 40;
  private static final int ORDERS = 5;
  private static final double DEFAULT_THRESHOLD = -1;

  private final RandomOrders orders;

  private RankReorder(RandomOrders orders) {
    this.orders = orders;
  }

  /** With five random orders a neuron, as the authors' code draws. */
  public static RankReorder seeded(long seed) {
    return new RankReorder(RandomOrders.seeded(seed, ORDERS));
  }

  /**
   * With given random orders, to repeat a run of the authors' code.
   *
   * @param orders [neurons, orders, images], each a permutation of 0 to images - 1, where images is
   *     a twentieth of the probe set, rounded down
   */
  public static RankReorder withOrders(int[][][] orders) {
    return new RankReorder(RandomOrders.given(orders));
  }

  @Override
  public String name() {
    return "rank-reorder";
  }

  /** -1, what a random order reaches where the concept's mean activation is 1. */
  @Override
  public double defaultThreshold() {
    return DEFAULT_THRESHOLD;
  }

  @Override
  public int leastImages() {
    return LEAST_IMAGES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the probe has fewer than 40 images, or if given orders
   *     don't fit its neurons and images
   */
  @Override
  public Matrix similarity(LayerProbe probe) {
    TopImages.requireImages(probe, this);
    int count = (int) (probe.activations().rows() * TOP_SHARE);
    TopImages top = TopImages.of(probe.activations(), count);
    int concepts = probe.conceptActivations().columns();
    float[] values = new float[top.neurons() * concepts];
    IntStream.range(0, top.neurons())
        .parallel()
        .forEach(
            neuron -> {
              float[] row = top.has(neuron) ? rate(probe, top, neuron) : new float[concepts];
              if (!top.has(neuron)) {
                Arrays.fill(row, top.unrated(neuron));
              }
              System.arraycopy(row, 0, values, neuron * concepts, concepts);
            });
    return Matrix.of(top.neurons(), concepts, values);
  }

  private float[] rate(LayerProbe probe, TopImages top, int neuron) {
    int[] images = top.of(neuron);
    Reordering reordering = new Reordering(probe, neuron, images);
    double baseline = reordering.meanCubedDifference(orders.of(neuron, images.length));
    float[] row = new float[probe.conceptActivations().columns()];
    for (int concept = 0; concept < row.length; concept++) {
      row[concept] = (float) -(reordering.error(concept) / baseline);
    }
    return row;
  }
}
