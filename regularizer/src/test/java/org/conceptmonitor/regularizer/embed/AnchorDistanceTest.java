package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;

class AnchorDistanceTest {
  private static final int ANCHORS = 12;
  private static final int WIDTH = 6;

  @Test
  void itIsTheMeanOverAnchorsOfTheDistanceToTheNearestNeuron() {
    Matrix neurons = Matrix.of(2, 2, new float[] {0, 0, 1, 0});
    Matrix anchors = Matrix.of(3, 2, new float[] {0, 1, 1, 0, 1, 0.5f});
    AnchorDistance distance = AnchorDistance.between(neurons, anchors);
    assertThat(distance.value()).isEqualTo(0.5);
    assertThat(distance.nearest()).containsExactly(0, 1, 1);
    assertThat(distance.distances()).containsExactly(1, 0, 0.5);
  }

  @Test
  void ofEqualNeuronsTheFirstIsTheNearest() {
    Matrix same = Matrix.of(3, 1, new float[] {0.3f, 0.3f, 0.3f});
    assertThat(AnchorDistance.between(same, Matrix.of(1, 1, new float[] {1})).nearest())
        .containsExactly(0);
  }

  @Test
  void withoutNeuronsItIsNan() {
    AnchorDistance distance = AnchorDistance.between(Matrix.zeros(0, WIDTH), anchors(1));
    assertThat(distance.value()).isNaN();
    assertThat(distance.nearest()).hasSize(ANCHORS).containsOnly(-1);
    assertThat(distance.distances()).hasSize(ANCHORS).containsOnly(Double.NaN);
  }

  @Test
  void aDivergedNeuronMakesItNan() {
    Matrix neurons = RandomMatrices.unitRows(3, WIDTH, 1);
    neurons.values()[7] = Float.NaN;
    AnchorDistance distance = AnchorDistance.between(neurons, anchors(1));
    assertThat(distance.value()).isNaN();
    assertThat(distance.nearest()).containsOnly(-1);
  }

  @Test
  void withoutAnchorsItIsRefused() {
    assertThatThrownBy(() -> AnchorDistance.between(anchors(1), Matrix.zeros(0, WIDTH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no anchors");
  }

  @Test
  void anchorsOfAnotherEncoderAreRefusedWithBothWidths() {
    assertThatThrownBy(() -> AnchorDistance.between(Matrix.zeros(1, 3), anchors(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neuron embeddings are 3 wide, anchors 6");
  }

  @Test
  void neuronsCloserThanSinglePrecisionAreToldApart() {
    Matrix anchor = Matrix.of(1, 2, new float[] {1, 0});
    Matrix neurons = Matrix.of(2, 2, new float[] {1, 2e-5f, 1, 1e-5f});
    AnchorDistance distance = AnchorDistance.between(neurons, anchor);
    assertThat(distance.nearest()).containsExactly(1);
    assertThat(distance.value()).isCloseTo(1e-5, within(1e-11));
  }

  @Property(tries = 50, seed = "1")
  void itLiesBetweenZeroAndTwo(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int neurons) {
    Matrix embeddings = RandomMatrices.unitRows(neurons, WIDTH, seed);
    assertThat(AnchorDistance.between(embeddings, anchors(~seed)).value()).isBetween(0.0, 2.0);
  }

  @Property(tries = 50, seed = "1")
  void theOrderOfNeuronsDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int neurons) {
    Matrix embeddings = RandomMatrices.unitRows(neurons, WIDTH, seed);
    Matrix shuffled = embeddings.selectRows(permutation(neurons, seed));
    assertThat(AnchorDistance.between(shuffled, anchors(~seed)).value())
        .isEqualTo(AnchorDistance.between(embeddings, anchors(~seed)).value());
  }

  @Property(tries = 50, seed = "1")
  void anotherNeuronNeverRaisesIt(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int neurons) {
    Matrix all = RandomMatrices.unitRows(neurons, WIDTH, seed);
    Matrix fewer = all.selectRows(IntStream.range(1, neurons).toArray());
    assertThat(AnchorDistance.between(all, anchors(~seed)).value())
        .isLessThanOrEqualTo(AnchorDistance.between(fewer, anchors(~seed)).value());
  }

  @Property(tries = 30, seed = "1")
  void theNearestNeuronIsTheOneThatSearchingAllFinds(@ForAll long seed) {
    assertNearest(RandomMatrices.unitRows(30, WIDTH, seed), anchors(~seed));
  }

  @Test
  void theSpeedOfTheBackEndsProductCostsNoAccuracy() {
    Matrix anchors = RandomMatrices.unitRows(120, 384, 1);
    float[] noise = RandomMatrices.normal(120, 384, 2).values();
    for (int i = 0; i < noise.length; i++) {
      noise[i] = anchors.values()[i % (3 * 384)] + 1e-6f * noise[i];
    }
    assertNearest(Matrix.of(120, 384, noise), anchors);
  }

  private static void assertNearest(Matrix neurons, Matrix anchors) {
    AnchorDistance distance = AnchorDistance.between(neurons, anchors);
    for (int anchor = 0; anchor < anchors.rows(); anchor++) {
      double least = Double.POSITIVE_INFINITY;
      for (int neuron = 0; neuron < neurons.rows(); neuron++) {
        least = Math.min(least, Rows.squaredDistance(neurons, neuron, anchors, anchor));
      }
      assertThat(distance.distances()[anchor]).isEqualTo(Math.sqrt(least));
    }
  }

  @Property(tries = 20, seed = "1")
  void noNumberOfNeuronsBeatsWhatAsManyVectorsReach(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 11) int neurons) {
    Matrix words = anchors(seed).selectRows(permutation(ANCHORS, seed));
    Matrix chosen = words.selectRows(IntStream.range(0, neurons).toArray());
    assertThat(ReachableAnchorDistance.with(neurons, words, seed))
        .isLessThanOrEqualTo(AnchorDistance.between(chosen, words).value() * 1.05);
  }

  private static Matrix anchors(long seed) {
    return RandomMatrices.unitRows(ANCHORS, WIDTH, seed);
  }

  private static int[] permutation(int size, long seed) {
    Random random = new Random(seed);
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
