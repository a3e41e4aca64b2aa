package org.conceptmonitor.examples.dissect;

import java.util.Arrays;
import java.util.Random;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How often a neuron's best similarity is reached when the images' concepts are shuffled: p = (1 +
 * shuffles in which the largest similarity over the concepts is at least the actual one) / (1 +
 * shuffles). Taking the largest allows for the choice among many concepts. For any detector, maps
 * and masks included; the replicated rule has a test of its own.
 */
final class ShuffleNull {
  private final ConceptDetector detector;
  private final LayerProbe probe;

  ShuffleNull(ConceptDetector detector, LayerProbe probe) {
    this.detector = detector;
    this.probe = probe;
  }

  /**
   * One p a neuron; NaN without shuffles.
   *
   * @param best each neuron's largest similarity
   */
  double[] pValues(float[] best, int shuffles, long seed) {
    Random random = new Random(seed);
    int[] reached = new int[best.length];
    for (int shuffle = 0; shuffle < shuffles; shuffle++) {
      Matrix similarity = detector.similarity(shuffled(random));
      for (int neuron = 0; neuron < best.length; neuron++) {
        int concept = NeuronLabel.best(similarity, neuron);
        if (concept >= 0 && similarity.get(neuron, concept) >= best[neuron]) {
          reached[neuron]++;
        }
      }
    }
    return Arrays.stream(reached)
        .mapToDouble(count -> shuffles == 0 ? Double.NaN : (1.0 + count) / (1 + shuffles))
        .toArray();
  }

  private LayerProbe shuffled(Random random) {
    int[] order = new int[probe.activations().rows()];
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return new LayerProbe(
        probe.activations(),
        probe.conceptActivations().selectRows(order),
        probe.maps(),
        probe.masks().map(masks -> masks.inOrder(order)));
  }
}
