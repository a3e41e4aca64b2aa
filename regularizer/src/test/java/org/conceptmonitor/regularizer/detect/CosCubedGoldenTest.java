package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosCubedGoldenTest {
  private static final Offset<Double> FLOAT32_COSINE = within(1e-5);
  private static final CosCubed PUBLISHED = CosCubed.withFloor(1e-3);

  @ParameterizedTest
  @ValueSource(strings = {"clip_dissect_N500", "clip_dissect_N137"})
  void equalsClipDissectWithItsFloor(String folder) {
    Golden golden = Golden.open(folder);
    assertEqual(PUBLISHED.similarity(probe(golden)), golden.doubles("cos_similarity_cubed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip_dissect_N500", "clip_dissect_N137"})
  void equalsClipDissectWithoutTheFloor(String folder) {
    Golden golden = Golden.open(folder);
    assertEqual(
        new CosCubed().similarity(probe(golden)), golden.doubles("cos_similarity_cubed_noclip"));
  }

  @Test
  void equalsLabelFreeCbmWithItsFloor() {
    Golden golden = Golden.open("lfcbm_cos_cubed");
    assertEqual(PUBLISHED.similarity(probe(golden)), golden.doubles("sim_clip"));
  }

  @Test
  void equalsLabelFreeCbmWithoutTheFloor() {
    Golden golden = Golden.open("lfcbm_cos_cubed");
    assertEqual(new CosCubed().similarity(probe(golden)), golden.doubles("sim_noclip"));
  }

  private static LayerProbe probe(Golden golden) {
    return LayerProbe.of(golden.matrix("activations"), golden.matrix("clip_feats"));
  }

  private static void assertEqual(Matrix similarity, double[] expected) {
    int columns = similarity.columns();
    assertThat(similarity.values()).hasSize(expected.length);
    for (int n = 0; n < similarity.rows(); n++) {
      int best = 0;
      int expectedBest = 0;
      for (int c = 0; c < columns; c++) {
        double reference = expected[n * columns + c];
        assertThat((double) similarity.get(n, c)).isCloseTo(reference, FLOAT32_COSINE);
        best = similarity.get(n, c) > similarity.get(n, best) ? c : best;
        expectedBest = reference > expected[n * columns + expectedBest] ? c : expectedBest;
      }
      assertThat(best).as("best concept of neuron %d", n).isEqualTo(expectedBest);
    }
  }
}
