package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.regularizer.detect.AliasGroups;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.interpret.NeuronState;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Oracle neurons: each follows one concept's share of the pixels, with noise on top. */
class PlantedTruthTest {
  /** Standard deviation of the noise, in those of the concept's column. */
  private static final double NOISE = 0.5;

  private static ConceptSpace space;

  @BeforeAll
  static void renderProbeSet() {
    ProbeSet probeSet =
        SyntheticProbeSet.builder().shape(new ImageShape(1, 28, 28)).images(2_000).seed(1).build();
    Matrix vectors = BrodenVectors.load().encode(probeSet.concepts().words());
    ConceptMap map = ConceptMap.fit(vectors, MapDistance.EUCLIDEAN, 1);
    space = ConceptSpace.of(probeSet, BrodenVectors.load(), map);
  }

  @Test
  void nearlyEveryOracleNeuronGetsItsWordOrAnAlias() {
    NeuronConcepts found = read(oracles(1));
    int[] alias = AliasGroups.of(space.conceptActivations(), 0.8);
    int right = 0;
    for (int concept = 0; concept < space.concepts().size(); concept++) {
      NeuronReading reading = found.readings().get(concept);
      boolean named = reading.concept() >= 0 && alias[reading.concept()] == alias[concept];
      right += named && reading.state() == NeuronState.CONCEPT ? 1 : 0;
    }

    assertThat((double) right / space.concepts().size()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void neuronsOfPureNoiseGetNoWord() {
    NeuronConcepts found = read(oracles(0));

    assertThat(found.readings())
        .extracting(NeuronReading::state)
        .doesNotContain(NeuronState.CONCEPT);
  }

  private static NeuronConcepts read(Matrix activations) {
    CosCubed detector = new CosCubed();
    Calibration calibration =
        ReplicatedRule.above(detector.defaultThreshold())
            .calibrate(detector, space.conceptActivations(), space.nuisances());
    return NeuronConcepts.of(
        new LayerActivations("oracles", activations, Optional.empty()), space, calibration, 0.01);
  }

  private static Matrix oracles(float share) {
    Matrix truth = space.conceptActivations();
    Random random = new Random(5);
    float[] values = new float[truth.rows() * truth.columns()];
    for (int concept = 0; concept < truth.columns(); concept++) {
      double deviation = deviation(truth, concept);
      for (int image = 0; image < truth.rows(); image++) {
        values[image * truth.columns() + concept] =
            (float) (share * truth.get(image, concept) + NOISE * deviation * random.nextGaussian());
      }
    }
    return Matrix.of(truth.rows(), truth.columns(), values);
  }

  private static double deviation(Matrix matrix, int column) {
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      sum += matrix.get(row, column);
      squares += (double) matrix.get(row, column) * matrix.get(row, column);
    }
    double mean = sum / matrix.rows();
    return Math.sqrt(squares / matrix.rows() - mean * mean);
  }
}
