package org.conceptmonitor.examples.dissect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Interpretable are neurons whose best similarity is above a threshold. The permutation test's p
 * stands beside it.
 *
 * @param threshold tau
 * @param shuffles of the permutation test
 */
record AboveThreshold(double threshold, int shuffles, long seed) implements Interpretation {
  static final String RULE = "similarity above tau";

  @Override
  public String rule() {
    return RULE;
  }

  @Override
  public List<NeuronLabel> labels(ConceptDetector detector, LayerProbe probe, Matrix similarity) {
    float[] best = best(similarity);
    double[] p = new ShuffleNull(detector, probe).pValues(best, shuffles, seed);
    return labels(similarity, best, p, threshold);
  }

  /** Labels of similarities that no images can be shuffled under: p is NaN. */
  static List<NeuronLabel> labels(Matrix similarity, double threshold) {
    double[] unknown = new double[similarity.rows()];
    Arrays.fill(unknown, Double.NaN);
    return labels(similarity, best(similarity), unknown, threshold);
  }

  private static List<NeuronLabel> labels(
      Matrix similarity, float[] best, double[] p, double threshold) {
    return IntStream.range(0, best.length)
        .mapToObj(
            n ->
                NeuronLabel.of(
                    similarity, n, NeuronLabel.best(similarity, n), p[n], best[n] > threshold))
        .toList();
  }

  private static float[] best(Matrix similarity) {
    float[] best = new float[similarity.rows()];
    for (int neuron = 0; neuron < best.length; neuron++) {
      int concept = NeuronLabel.best(similarity, neuron);
      best[neuron] = concept < 0 ? Float.NaN : similarity.get(neuron, concept);
    }
    return best;
  }
}
