package org.conceptmonitor.examples.dissect;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.interpret.LayerReading;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.interpret.NeuronState;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * {@link ReplicatedRule}: interpretable are neurons whose concept is found again on either half of
 * the images, better than by chance, once nuisances are taken out. A neuron that is not
 * interpretable has its most similar concept as label.
 *
 * @param nuisances brightness, contrast, edges and area of each image, [images, 4]; all 0 if they
 *     are not known, and then nothing is taken out
 */
record Replicated(double threshold, long seed, Matrix nuisances, boolean known)
    implements Interpretation {
  private static final double FALSE_DISCOVERY_RATE = 0.05;

  /** Whether there are enough images for two halves. */
  static boolean isPossible(ConceptDetector detector, LayerProbe probe) {
    int images = probe.activations().rows();
    return images >= ReplicatedRule.FEWEST_IMAGES && images / 2 >= detector.leastImages();
  }

  @Override
  public String rule() {
    return known ? "replicated" : "replicated, without the images' brightness and its kin";
  }

  @Override
  public List<NeuronLabel> labels(ConceptDetector detector, LayerProbe probe, Matrix similarity) {
    LayerReading reading =
        new ReplicatedRule(threshold, FALSE_DISCOVERY_RATE, seed)
            .calibrate(detector, probe.conceptActivations(), Nuisances.of(nuisances))
            .read(probe);
    return IntStream.range(0, similarity.rows())
        .mapToObj(n -> label(similarity, n, reading.neurons().get(n)))
        .toList();
  }

  private static NeuronLabel label(Matrix similarity, int neuron, NeuronReading reading) {
    boolean found = reading.state() == NeuronState.CONCEPT;
    int concept = found ? reading.concept() : NeuronLabel.best(similarity, neuron);
    return NeuronLabel.of(similarity, neuron, concept, reading.pValue(), found);
  }
}
