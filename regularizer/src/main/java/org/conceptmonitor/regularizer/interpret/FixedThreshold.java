package org.conceptmonitor.regularizer.interpret;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A neuron detects its best concept if the similarity is above a fixed threshold: max_c sim > tau,
 * as in Concept-Monitor, section 3. Works with every detector. It is no evidence that the concept,
 * rather than brightness or chance, moves the neuron; {@link ReplicatedRule} asks that.
 *
 * @param threshold tau, finite
 */
public record FixedThreshold(double threshold) implements InterpretabilityRule {
  /** Checks the threshold. */
  public FixedThreshold {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "the threshold is %s: expected a finite similarity, such as 0.2".formatted(threshold));
    }
  }

  @Override
  public String name() {
    return "fixed threshold";
  }

  @Override
  public Calibration calibrate(
      ConceptDetector detector, Matrix conceptActivations, Nuisances nuisances) {
    return layer -> read(layer, detector);
  }

  private LayerReading read(LayerProbe layer, ConceptDetector detector) {
    Matrix similarity = detector.similarity(layer);
    BestConcepts best = BestConcepts.of(similarity);
    boolean[] dead = ConstantColumns.of(layer.activations());
    List<NeuronReading> neurons =
        IntStream.range(0, dead.length)
            .mapToObj(
                neuron ->
                    dead[neuron]
                        ? NeuronReading.dead()
                        : living(best.concepts()[neuron], best.similarities()[neuron]))
            .toList();
    return new LayerReading(similarity, neurons);
  }

  private NeuronReading living(int concept, float similarity) {
    boolean found = similarity > threshold;
    return new NeuronReading(
        found ? NeuronState.CONCEPT : NeuronState.NONE,
        concept,
        similarity,
        Double.NaN,
        NeuronReading.NO_CONCEPT,
        NeuronReading.NO_CONCEPT,
        Optional.empty(),
        found ? new int[] {concept} : new int[0],
        false,
        Double.NaN);
  }
}
