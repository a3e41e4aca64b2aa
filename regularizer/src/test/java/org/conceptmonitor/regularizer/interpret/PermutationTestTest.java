package org.conceptmonitor.regularizer.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withPrecision;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTestTest {
  @Test
  void benjaminiHochbergAcceptsUpToTheLargestRankThatFits() {
    double[] pValues = {0.02, Double.NaN, 0.001, 0.03, 0.9, 0.039};
    assertThat(BenjaminiHochberg.largestDiscovery(pValues, 0.05)).isEqualTo(0.039);
    assertThat(BenjaminiHochberg.largestDiscovery(new double[] {0.03, 0.9}, 0.05)).isZero();
    assertThat(BenjaminiHochberg.largestDiscovery(new double[0], 0.05)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 10, 41, 131})
  void everyOrderUsesEveryImageOfBothSidesOnce(int images) {
    Matrix concept = gaussian(images, 1, 2);
    for (Kind kind : Kind.values()) {
      assertThat(maxima(kind, Matrix.of(1, images, filled(images)), concept))
          .hasSize(kind.draws(images))
          .containsOnly(new float[] {sum(concept)}, withPrecision(1e-4f));
      Matrix neuron = gaussian(1, images, 1);
      assertThat(maxima(kind, neuron, Matrix.of(images, 1, filled(images))))
          .containsOnly(new float[] {sum(neuron)}, withPrecision(1e-4f));
    }
  }

  private static float[] maxima(Kind kind, Matrix neuron, Matrix concepts) {
    try (NullOrders orders = kind.of(concepts)) {
      return orders.maxima(neuron.selectRows(new int[] {0}), new SplittableRandom(4))[0];
    }
  }

  private enum Kind {
    BLOCKS,
    SWAPS;

    NullOrders of(Matrix concepts) {
      return this == BLOCKS ? new BlockOrders(concepts) : new SwapOrders(concepts);
    }

    int draws(int images) {
      return this == BLOCKS ? 24 : Math.min(16, Math.max(2, images / 8));
    }
  }

  private static float[] filled(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float sum(Matrix matrix) {
    float sum = 0;
    for (float value : matrix.values()) {
      sum += value;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource
  void theOrdersOfOneConceptHaveTheMomentsOfRandomPermutations(Kind kind) {
    int images = 43;
    int neurons = 4000;
    Matrix concept = gaussian(images, 1, 2);
    double norm = Math.sqrt(ColumnMoments.squares(concept)[0]);
    double mean = 0;
    double square = 0;
    try (NullOrders orders = kind.of(concept)) {
      int draws = kind.draws(images);
      for (float[] neuron : orders.maxima(gaussian(neurons, images, 1), new SplittableRandom(4))) {
        for (float draw : neuron) {
          mean += draw / norm / (draws * neurons);
          square += draw / norm * draw / norm / (draws * neurons);
        }
      }
    }
    assertThat(mean).isCloseTo(0, within(0.03));
    assertThat(square).isCloseTo(1, within(0.05));
  }

  /* The tail is where spiky neurons meet spiky concepts: one image of 40 carries each side. */
  @ParameterizedTest
  @EnumSource
  void aSpikeMeetsAnotherAsOftenAsChanceHasIt(Kind kind) {
    int images = 40;
    int neurons = 20_000;
    Matrix spikes = Matrix.zeros(neurons, images);
    for (int neuron = 0; neuron < neurons; neuron++) {
      spikes.values()[neuron * images + neuron % images] = 1;
      spikes.values()[neuron * images + (neuron + 1) % images] = 0.5f;
    }
    Matrix concept = Matrix.zeros(images, 1);
    concept.values()[17] = 1;
    int met = 0;
    int draws = 0;
    try (NullOrders orders = kind.of(concept)) {
      for (float[] neuron : orders.maxima(spikes, new SplittableRandom(4))) {
        for (float draw : neuron) {
          met += draw > 0.9 ? 1 : 0;
          draws++;
        }
      }
    }
    assertThat((double) met / draws).isCloseTo(1.0 / images, within(0.002));
  }

  @Test
  void conceptsThatAreNoNumbersAreLeftOut() {
    Matrix concepts = gaussian(40, 2, 3);
    Matrix first = Matrix.zeros(40, 1);
    for (int image = 0; image < 40; image++) {
      first.values()[image] = concepts.get(image, 0);
      concepts.values()[2 * image + 1] = Float.NaN;
    }
    for (Kind kind : Kind.values()) {
      Matrix neuron = gaussian(1, 40, 1);
      assertThat(maxima(kind, neuron, concepts))
          .containsExactly(maxima(kind, neuron, first), within(1e-5f));
    }
  }

  @Test
  void pValuesOfNoiseAreUniformWhateverTheNeuronsLookLike() {
    double[] pValues =
        IntStream.range(0, 8)
            .mapToObj(PermutationTestTest::pValuesOfNoise)
            .flatMapToDouble(Arrays::stream)
            .sorted()
            .toArray();
    double distance = 0;
    for (int i = 0; i < pValues.length; i++) {
      distance = Math.max(distance, Math.abs(pValues[i] - (i + 1.0) / pValues.length));
    }
    assertThat(distance).isLessThan(0.06);
    assertThat(pValues[pValues.length / 100]).isBetween(0.001, 0.03);
  }

  @Test
  void aLoneNeuronGetsEnoughDrawsToBeADiscovery() {
    int images = 400;
    Matrix concepts = gaussian(images, 5, 8);
    Matrix neurons = gaussian(images, 40, 9);
    for (int image = 0; image < images; image++) {
      float shown = concepts.get(image, 2);
      neurons.values()[40 * image] = shown * shown * shown;
    }
    CosCubed detector = new CosCubed();
    Comparison comparison =
        new DirectionComparison(detector.directions(neurons), detector.directions(concepts));
    float[] observed = BestConcepts.of(comparison.similarity()).similarities();
    PermutationTest test = new PermutationTest(comparison, observed, 0.05, new SplittableRandom(1));
    double before = test.pValues()[0];
    PermutationTest refined = test.refinedFor(neuron -> neuron == 0);
    assertThat(before).isGreaterThan(0.05 / 40);
    assertThat(refined.pValues()[0]).isLessThan(0.05 / 40);
    assertThat(refined.discoveries()[0]).isTrue();
  }

  private static double[] pValuesOfNoise(int seed) {
    int images = 300;
    Matrix neurons = gaussian(images, 120, seed);
    for (int i = 0; i < neurons.values().length; i++) {
      float value = neurons.values()[i];
      neurons.values()[i] =
          switch (i % 3) {
            case 0 -> value;
            case 1 -> (float) Math.exp(1.5 * value);
            default -> Math.max(0, value - 1.5f);
          };
    }
    Matrix concepts = gaussian(images, 20, 100 + seed);
    for (int i = 0; i < concepts.values().length; i++) {
      concepts.values()[i] = Math.max(0, concepts.values()[i] - 1);
    }
    CosCubed detector = new CosCubed();
    Comparison comparison =
        new DirectionComparison(detector.directions(neurons), detector.directions(concepts));
    float[] observed = BestConcepts.of(comparison.similarity()).similarities();
    return new PermutationTest(comparison, observed, 0.05, new SplittableRandom(seed)).pValues();
  }

  private static Matrix gaussian(int rows, int columns, long seed) {
    Random random = new Random(seed);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }
}
