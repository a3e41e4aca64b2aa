package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector that reads activations keeps to. */
class DetectorsTest {
  private static final int IMAGES = 300;
  private static final Matrix CONCEPTS = positive(RandomMatrices.normal(IMAGES, 7, 1));

  static Stream<ConceptDetector> detectorsOfActivations() {
    return Detectors.all().stream().filter(detector -> !(detector instanceof NetworkDissection));
  }

  @Test
  void everyDetectorIsFoundByItsName() {
    assertThat(Detectors.names())
        .containsExactlyInAnyOrder(
            "cos-cubed", "cosine", "soft-wpmi", "wpmi", "rank-reorder", "network-dissection")
        .allSatisfy(name -> assertThat(Detectors.named(name).name()).isEqualTo(name));
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Detectors.named("clip"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("clip", "cos-cubed", "soft-wpmi", "network-dissection");
  }

  @ParameterizedTest
  @MethodSource("detectorsOfActivations")
  void aNeuronThatFollowsAConceptIsCalledByIt(ConceptDetector detector) {
    Matrix similarity = detector.similarity(LayerProbe.of(CONCEPTS, CONCEPTS));
    for (int n = 0; n < CONCEPTS.columns(); n++) {
      assertThat(best(similarity, n)).isEqualTo(n);
    }
  }

  @ParameterizedTest
  @MethodSource("detectorsOfActivations")
  void aDeadNeuronsRowIsZeroAndTheOthersStayAsTheyAre(ConceptDetector detector) {
    Matrix similarity = detector.similarity(LayerProbe.of(withColumn(2, 0), CONCEPTS));
    assertThat(similarity.row(2)).containsOnly(0);
    assertOthersAreUntouched(detector, similarity);
  }

  @ParameterizedTest
  @MethodSource("detectorsOfActivations")
  void aDivergedNeuronsRowIsNaNAndTheOthersStayAsTheyAre(ConceptDetector detector) {
    for (float diverged : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Matrix neurons = withColumn(2, 1);
      neurons.values()[5 * neurons.columns() + 2] = diverged;
      Matrix similarity = detector.similarity(LayerProbe.of(neurons, CONCEPTS));
      assertThat(similarity.row(2)).containsOnly(Float.NaN);
      assertOthersAreUntouched(detector, similarity);
    }
  }

  @ParameterizedTest
  @MethodSource("detectorsOfActivations")
  void theScaleOfTheActivationsDoesNotChangeTheBestConcepts(ConceptDetector detector) {
    Matrix neurons = positive(RandomMatrices.normal(IMAGES, 9, 3));
    Matrix similarity = detector.similarity(LayerProbe.of(neurons, CONCEPTS));
    Matrix larger = Matrix.of(IMAGES, 9, neurons.values().clone());
    for (int i = 0; i < larger.values().length; i++) {
      larger.values()[i] *= 1024;
    }
    Matrix ofLarger = detector.similarity(LayerProbe.of(larger, CONCEPTS));
    for (int n = 0; n < 9; n++) {
      assertThat(best(ofLarger, n)).isEqualTo(best(similarity, n));
    }
  }

  @ParameterizedTest
  @MethodSource("detectorsOfActivations")
  void theSameProbeGivesTheSameResult(ConceptDetector detector) {
    LayerProbe probe = LayerProbe.of(RandomMatrices.normal(IMAGES, 4, 3), CONCEPTS);
    assertThat(detector.similarity(probe).values())
        .containsExactly(detector.similarity(probe).values());
  }

  @ParameterizedTest
  @CsvSource({"wpmi, 28", "soft-wpmi, 100", "rank-reorder, 40"})
  void tooFewImagesAreRefusedWithWhatToDo(String name, int least) {
    ConceptDetector detector = Detectors.named(name);
    assertThat(detector.similarity(probeOf(least)).rows()).isEqualTo(4);
    assertThatThrownBy(() -> detector.similarity(probeOf(least - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(name, "at least " + least, "" + (least - 1), "more images");
  }

  private static LayerProbe probeOf(int images) {
    return LayerProbe.of(
        RandomMatrices.normal(images, 4, 3), positive(RandomMatrices.normal(images, 5, 4)));
  }

  private static void assertOthersAreUntouched(ConceptDetector detector, Matrix similarity) {
    Matrix all = detector.similarity(LayerProbe.of(CONCEPTS, CONCEPTS));
    Matrix without = detector.similarity(LayerProbe.of(withoutColumn(2), CONCEPTS));
    boolean relative = detector instanceof Wpmi || detector instanceof SoftWpmi;
    for (int n = 0; n < CONCEPTS.columns(); n++) {
      if (n != 2) {
        float[] expected = relative ? without.row(n < 2 ? n : n - 1) : all.row(n);
        assertThat(similarity.row(n)).containsExactly(expected);
      }
    }
  }

  private static int best(Matrix similarity, int neuron) {
    float[] row = similarity.row(neuron);
    int best = 0;
    for (int c = 0; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  private static Matrix withColumn(int column, float value) {
    Matrix matrix = Matrix.of(IMAGES, CONCEPTS.columns(), CONCEPTS.values().clone());
    for (int row = 0; row < IMAGES; row++) {
      matrix.values()[row * matrix.columns() + column] = value;
    }
    return matrix;
  }

  private static Matrix withoutColumn(int column) {
    Matrix matrix = Matrix.zeros(IMAGES, CONCEPTS.columns() - 1);
    for (int i = 0; i < matrix.values().length; i++) {
      int c = i % matrix.columns();
      matrix.values()[i] = CONCEPTS.get(i / matrix.columns(), c < column ? c : c + 1);
    }
    return matrix;
  }

  private static Matrix positive(Matrix matrix) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.abs(values[i]);
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }
}
