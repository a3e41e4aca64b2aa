package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosCubedTest {
  private static final int IMAGES = 200;
  private static final int CONCEPTS = 6;
  private static final CosCubed DETECTOR = new CosCubed();

  private final Matrix concepts = RandomMatrices.normal(IMAGES, CONCEPTS, 1);

  @Test
  void aNeuronThatFollowsAConceptHasSimilarityOne() {
    Matrix similarity = DETECTOR.similarity(LayerProbe.of(concepts, concepts));
    for (int c = 0; c < CONCEPTS; c++) {
      assertThat(similarity.get(c, c)).isCloseTo(1, within(1e-6f));
    }
  }

  @Test
  void aConstantNeuronsRowIsZeroEvenWhereItsMeanIsRounded() {
    Matrix neurons = RandomMatrices.normal(IMAGES, 2, 2);
    setColumn(neurons, 0, 0.1f);
    Matrix similarity = DETECTOR.similarity(LayerProbe.of(neurons, concepts));
    assertThat(similarity.row(0)).containsOnly(0);
    assertThat(similarity.row(1)).doesNotContain(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void divergenceOfOneNeuronIsShownInItsRowAndInNoOther(float diverged) {
    Matrix neurons = RandomMatrices.normal(IMAGES, 3, 2);
    Matrix before = DETECTOR.similarity(LayerProbe.of(neurons, concepts));
    neurons.values()[3 * 17 + 1] = diverged;
    Matrix after = DETECTOR.similarity(LayerProbe.of(neurons, concepts));
    assertThat(after.row(1)).containsOnly(Float.NaN);
    assertThat(after.row(0)).containsExactly(before.row(0));
    assertThat(after.row(2)).containsExactly(before.row(2));
  }

  @Test
  void aNeuronThatIsInfiniteEverywhereIsNotTakenForConstant() {
    Matrix neurons = RandomMatrices.normal(IMAGES, 1, 2);
    setColumn(neurons, 0, Float.POSITIVE_INFINITY);
    assertThat(DETECTOR.similarity(LayerProbe.of(neurons, concepts)).row(0))
        .containsOnly(Float.NaN);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-36f, 1e-20f, 1e20f, 1e37f})
  void neitherTinyNorHugeActivationsLoseTheirDirection(float scale) {
    Matrix neurons = RandomMatrices.normal(IMAGES, 3, 2);
    assertThat(DETECTOR.similarity(LayerProbe.of(scaled(neurons, scale, 0), concepts)).values())
        .containsExactly(
            DETECTOR.similarity(LayerProbe.of(neurons, concepts)).values(), within(1e-5f));
  }

  @Test
  void theFloorShrinksTheSimilarityOfSmallActivations() {
    LayerProbe probe = LayerProbe.of(scaled(concepts, 0.01f, 0), concepts);
    assertThat(CosCubed.withFloor(1e-3).similarity(probe).get(0, 0)).isBetween(0.01f, 0.2f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-3, Double.NaN, Double.POSITIVE_INFINITY})
  void aFloorThatIsNoneIsRefused(double floor) {
    assertThatThrownBy(() -> CosCubed.withFloor(floor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("" + floor, "at least 0");
  }

  @Test
  void theFloorIsPartOfTheName() {
    assertThat(DETECTOR.name()).isEqualTo("cos-cubed");
    assertThat(CosCubed.withFloor(1e-3).name()).isEqualTo("cos-cubed (floor 0.001)");
  }

  @Test
  void manyImagesAreRatedBlockByBlockAsTheirDirectionsAre() {
    Matrix neurons = RandomMatrices.normal(7000, 150, 1);
    Matrix words = RandomMatrices.normal(7000, 140, 2);
    setColumn(neurons, 3, 5);
    neurons.values()[150 * 6999 + 4] = Float.NaN;
    Matrix similarity = DETECTOR.similarity(LayerProbe.of(neurons, words));
    Matrix expected = DETECTOR.directions(neurons).transposeTimes(DETECTOR.directions(words));
    assertThat(similarity.values()).containsExactly(expected.values(), within(1e-6f));
    assertThat(similarity.row(3)).containsOnly(0);
    assertThat(similarity.row(4)).containsOnly(Float.NaN);
  }

  @Test
  void aLargeMeanCostsNoAccuracy() {
    Matrix similarity = DETECTOR.similarity(LayerProbe.of(concepts, concepts));
    Matrix raised = Matrix.of(IMAGES, CONCEPTS, new float[IMAGES * CONCEPTS]);
    Matrix rounded = Matrix.of(IMAGES, CONCEPTS, new float[IMAGES * CONCEPTS]);
    for (int i = 0; i < raised.values().length; i++) {
      raised.values()[i] = concepts.values()[i] + 1000;
      rounded.values()[i] = raised.values()[i] - 1000;
    }
    assertThat(DETECTOR.similarity(LayerProbe.of(raised, raised)).values())
        .containsExactly(
            DETECTOR.similarity(LayerProbe.of(rounded, rounded)).values(), within(2e-6f))
        .containsExactly(similarity.values(), within(1e-2f));
  }

  @Property(tries = 50, seed = "1")
  void neitherScaleNorOffsetOfTheActivationsMatters(
      @ForAll long seed, @ForAll @IntRange(min = -8, max = 8) int exponent, @ForAll byte offset) {
    Matrix neurons = RandomMatrices.normal(64, 3, seed);
    Matrix words = RandomMatrices.normal(64, 4, ~seed);
    Matrix moved = scaled(neurons, (float) Math.pow(2, exponent), offset);
    assertThat(DETECTOR.similarity(LayerProbe.of(moved, words)).values())
        .containsExactly(
            DETECTOR.similarity(LayerProbe.of(neurons, words)).values(),
            within(offset == 0 ? 1e-6f : 1e-2f));
  }

  @Property(tries = 50, seed = "1")
  void similaritiesLieBetweenMinusOneAndOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int images) {
    Matrix neurons = RandomMatrices.normal(images, 5, seed);
    Matrix words = RandomMatrices.normal(images, 4, ~seed);
    for (float similarity : DETECTOR.similarity(LayerProbe.of(neurons, words)).values()) {
      assertThat(similarity).isBetween(-1.000001f, 1.000001f);
    }
  }

  @Property(tries = 20, seed = "1")
  void exchangingNeuronAndConceptTransposesTheResult(@ForAll long seed) {
    Matrix neurons = RandomMatrices.normal(50, 5, seed);
    Matrix words = RandomMatrices.normal(50, 4, ~seed);
    Matrix similarity = DETECTOR.similarity(LayerProbe.of(neurons, words));
    Matrix exchanged = DETECTOR.similarity(LayerProbe.of(words, neurons));
    for (int n = 0; n < 5; n++) {
      for (int c = 0; c < 4; c++) {
        assertThat(exchanged.get(c, n)).isEqualTo(similarity.get(n, c));
      }
    }
  }

  private static void setColumn(Matrix matrix, int column, float value) {
    for (int row = 0; row < matrix.rows(); row++) {
      matrix.values()[row * matrix.columns() + column] = value;
    }
  }

  private static Matrix scaled(Matrix matrix, float scale, float offset) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * scale + offset;
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }
}
