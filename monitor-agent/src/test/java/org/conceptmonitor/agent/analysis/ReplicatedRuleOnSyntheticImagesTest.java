package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SplittableRandom;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.regularizer.detect.AliasGroups;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.LayerReading;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.interpret.NeuronState;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often the replicated rule errs, on neurons of which is known what they answer to. */
class ReplicatedRuleOnSyntheticImagesTest {
  private static final ImageShape GREY = new ImageShape(1, 28, 28);

  @ParameterizedTest
  @EnumSource
  void atMost5PercentOfNoiseNeuronsAreCalledOver200Seeds(Noise noise) {
    ProbeSet probes = probes(GREY, 600);
    Calibration calibration = calibration(probes, nuisances(probes));
    int called = 0;
    for (int seed = 0; seed < 200; seed++) {
      LayerReading reading = read(calibration, probes, noise.neurons(600, 24, seed));
      called += reading.count(NeuronState.CONCEPT);
    }
    assertThat(called).isLessThanOrEqualTo((int) (0.05 * 200 * 24));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void atMost1PercentOfMixesOfNuisancesAreCalled(int channels) {
    ProbeSet probes = probes(new ImageShape(channels, 28, 28), 4000);
    Matrix measures = NuisanceMeasures.standardised(probes);
    Calibration calibration = calibration(probes, nuisances(probes));
    int called = 0;
    for (int seed = 0; seed < 4; seed++) {
      LayerReading reading = read(calibration, probes, rectifiedMixes(measures, 256, seed));
      called += reading.count(NeuronState.CONCEPT);
      assertThat(reading.count(NeuronState.LOW_LEVEL)).isGreaterThan(200);
    }
    assertThat(called).isLessThanOrEqualTo((int) (0.01 * 4 * 256));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void conceptsUnderThreeTimesANuisanceAreFoundAndRarelyMistaken(int channels) {
    ProbeSet probes = probes(new ImageShape(channels, 28, 28), 4000);
    Matrix measures = NuisanceMeasures.standardised(probes);
    int[] alias = AliasGroups.of(probes.conceptActivations(), 0.8);
    Matrix oracles = oracles(probes.conceptActivations(), measures);
    LayerReading reading = read(calibration(probes, nuisances(probes)), probes, oracles);
    int right = 0;
    int wrong = 0;
    for (int neuron = 0; neuron < oracles.columns(); neuron++) {
      NeuronReading found = reading.neurons().get(neuron);
      if (found.state() == NeuronState.CONCEPT) {
        boolean same = alias[found.concept()] == alias[neuron % alias.length];
        right += same ? 1 : 0;
        wrong += same ? 0 : 1;
      }
    }
    assertThat((double) right / oracles.columns()).isGreaterThanOrEqualTo(0.95);
    assertThat((double) wrong / oracles.columns()).isLessThanOrEqualTo(0.02);
  }

  private enum Noise {
    GAUSSIAN,
    LOG_NORMAL,
    SPARSE,
    NEAR_DEAD;

    private static final double SPARSE_SHARE = 0.05;
    private static final int NEAR_DEAD_IMAGES = 5;

    Matrix neurons(int images, int count, long seed) {
      Random random = new Random(seed);
      SplittableRandom chance = new SplittableRandom(seed);
      Matrix neurons = Matrix.zeros(images, count);
      for (int i = 0; i < neurons.values().length; i++) {
        double value = random.nextGaussian();
        neurons.values()[i] =
            (float)
                switch (this) {
                  case GAUSSIAN -> value;
                  case LOG_NORMAL -> Math.exp(value);
                  case SPARSE -> chance.nextDouble() < SPARSE_SHARE ? Math.abs(value) : 0;
                  case NEAR_DEAD -> chance.nextInt(images) < NEAR_DEAD_IMAGES ? Math.abs(value) : 0;
                };
      }
      return neurons;
    }
  }

  private static Matrix rectifiedMixes(Matrix measures, int count, long seed) {
    Random random = new Random(seed);
    Matrix weights = Matrix.zeros(measures.columns(), count);
    for (int i = 0; i < weights.values().length; i++) {
      weights.values()[i] = (float) random.nextGaussian();
    }
    Matrix mixes = measures.times(weights);
    for (int neuron = 0; neuron < count; neuron++) {
      float bias = (float) random.nextGaussian();
      for (int image = 0; image < mixes.rows(); image++) {
        int i = image * count + neuron;
        mixes.values()[i] = Math.max(0, mixes.values()[i] + bias);
      }
    }
    return mixes;
  }

  /** Four neurons a concept: its share plus three times each nuisance, both standardised. */
  private static Matrix oracles(Matrix shares, Matrix measures) {
    Matrix concepts = NuisanceMeasures.standardised(shares);
    int count = concepts.columns();
    Matrix oracles = Matrix.zeros(shares.rows(), 4 * count);
    for (int i = 0; i < oracles.values().length; i++) {
      int image = i / oracles.columns();
      int neuron = i % oracles.columns();
      oracles.values()[i] =
          concepts.get(image, neuron % count) + 3 * measures.get(image, neuron / count);
    }
    return oracles;
  }

  private static LayerReading read(Calibration calibration, ProbeSet probes, Matrix neurons) {
    return calibration.read(LayerProbe.of(neurons, probes.conceptActivations()));
  }

  private static Calibration calibration(ProbeSet probes, Nuisances nuisances) {
    return ReplicatedRule.above(0.2)
        .calibrate(new CosCubed(), probes.conceptActivations(), nuisances);
  }

  private static Nuisances nuisances(ProbeSet probes) {
    return Nuisances.of(
        probes.size(), probes::pixels, probes.shape().height(), probes.shape().width());
  }

  private static ProbeSet probes(ImageShape shape, int images) {
    return SyntheticProbeSet.builder().shape(shape).images(images).seed(5).build();
  }
}
