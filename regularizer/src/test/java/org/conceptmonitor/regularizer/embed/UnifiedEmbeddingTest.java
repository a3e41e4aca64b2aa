package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedEmbeddingTest {
  private static final Matrix WORDS = Matrix.of(2, 2, new float[] {1, 0, 0, 1});

  @Test
  void aNeuronWithOneConceptLiesOnItsWord() {
    assertThat(UnifiedEmbedding.of(similarity(1, 0), WORDS, 0.01).values())
        .containsExactly(new float[] {1, 0}, within(1e-30f));
  }

  @Test
  void aNeuronWithoutPreferenceLiesAtTheMeanOfAllWords() {
    assertThat(UnifiedEmbedding.of(similarity(0, 0), WORDS, 0.01).values())
        .containsExactly(0.5f, 0.5f);
  }

  @Test
  void theTemperatureSaysHowMuchTheBestConceptWeighs() {
    float[] embedding = UnifiedEmbedding.of(similarity(0.1f, 0), WORDS, 0.1).values();
    assertThat((double) embedding[0]).isCloseTo(Math.E / (1 + Math.E), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-30, 1e-4})
  void noTemperatureIsTooLowForTheSoftmax(double temperature) {
    assertThat(UnifiedEmbedding.of(similarity(0.9f, -0.9f), WORDS, temperature).values())
        .containsExactly(1, 0);
  }

  @Test
  void largeSimilaritiesDoNotOverflow() {
    assertThat(UnifiedEmbedding.of(similarity(1e30f, 1e30f), WORDS, 0.1).values())
        .containsExactly(0.5f, 0.5f);
  }

  @Test
  void divergenceOfOneNeuronIsShownInItsRowAndInNoOther() {
    Matrix similarity = Matrix.of(2, 2, new float[] {Float.NaN, 0, 2, 0});
    assertThat(UnifiedEmbedding.of(similarity, WORDS, 0.01).values())
        .containsExactly(Float.NaN, Float.NaN, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aTemperatureThatIsNoneIsRefused(double temperature) {
    assertThatThrownBy(() -> UnifiedEmbedding.of(similarity(1, 0), WORDS, temperature))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("" + temperature, "above 0");
  }

  @Test
  void vectorsOfAnotherConceptSetAreRefusedWithBothNumbers() {
    assertThatThrownBy(() -> UnifiedEmbedding.of(similarity(1, 0, 0), WORDS, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("similarities are to 3 concepts, vectors are of 2");
  }

  @Property(tries = 50, seed = "1")
  void neuronsLieInsideTheUnitBall(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 10) double temperature) {
    Matrix embeddings =
        UnifiedEmbedding.of(
            RandomMatrices.normal(5, 20, seed), RandomMatrices.unitRows(20, 8, ~seed), temperature);
    for (double squared : Rows.squaredNorms(embeddings)) {
      assertThat(squared).isLessThan(1.000001);
    }
  }

  private static Matrix similarity(float... row) {
    return Matrix.of(1, row.length, row);
  }
}
