package org.conceptmonitor.regularizer.interpret;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** The replicated rule on one probe set. */
final class ReplicatedCalibration implements Calibration {

  private final ReplicatedRule rule;
  private final Nuisances nuisances;
  private final ConceptSide raw;
  private final ConceptSide residual;
  private final Vocabulary vocabulary;

  ReplicatedCalibration(
      ReplicatedRule rule, ConceptDetector detector, Matrix concepts, Nuisances nuisances) {
    this.rule = rule;
    this.nuisances = nuisances;
    int[] order = ImageOrders.shuffled(concepts.rows(), new SplittableRandom(rule.seed()));
    raw = ConceptSide.of(detector, order, concepts);
    residual = ConceptSide.of(detector, order, nuisances.residuals(concepts));
    vocabulary = Vocabulary.of(concepts, nuisances);
  }

  @Override
  public LayerReading read(LayerProbe layer) {
    requireSame("images", nuisances.images(), layer.activations().rows());
    requireSame("concepts", vocabulary.size(), layer.conceptActivations().columns());
    SplittableRandom random = new SplittableRandom(rule.seed());
    Matrix activations = layer.activations();
    Evidence evidence = ofResiduals(nuisances.residuals(activations), random);
    try (Comparison asTheyAre = raw.with(activations)) {
      Matrix similarity = asTheyAre.similarity();
      boolean[] dead = ConstantColumns.of(activations);
      BestConcepts best = BestConcepts.of(similarity).exceptFor(dead);
      PermutationTest test = test(asTheyAre, best, evidence.found(), random);
      boolean[] answering = test.discoveries();
      double[] rawPValues = test.pValues();
      NuisanceShare[] strongest = nuisances.strongest(activations);
      return new LayerReading(
          similarity,
          IntStream.range(0, dead.length)
              .mapToObj(
                  neuron ->
                      dead[neuron]
                          ? NeuronReading.dead()
                          : evidence.reading(
                              neuron,
                              Optional.of(strongest[neuron]).filter(share -> answering[neuron]),
                              rawPValues[neuron]))
              .toList());
    }
  }

  private Evidence ofResiduals(Matrix residuals, SplittableRandom random) {
    try (Comparison comparison = residual.with(residuals)) {
      return Evidence.of(comparison, rule, vocabulary, random);
    }
  }

  private PermutationTest test(
      Comparison comparison, BestConcepts best, boolean[] known, SplittableRandom random) {
    return new PermutationTest(comparison, best.similarities(), rule.falseDiscoveryRate(), random)
        .refinedFor(neuron -> !known[neuron]);
  }

  private static void requireSame(String what, int calibrated, int given) {
    if (calibrated != given) {
      throw new IllegalArgumentException(
          "the rule was calibrated on %d %s, the layer was read on %d: use one probe set for both"
              .formatted(calibrated, what, given));
    }
  }
}
