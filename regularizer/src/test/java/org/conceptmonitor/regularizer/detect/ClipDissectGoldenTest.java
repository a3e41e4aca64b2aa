package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipDissectGoldenTest {
  private static final Offset<Double> COSINE = within(1e-5);
  private static final Offset<Double> INFORMATION = within(1e-4);

  @ParameterizedTest
  @ValueSource(strings = {"clip_dissect_N500", "clip_dissect_N137"})
  void cosineEqualsClipDissect(String folder) {
    Golden golden = Golden.open(folder);
    assertEqual(new Cosine().similarity(probe(golden)), golden.doubles("cos_similarity"), COSINE);
  }

  @ParameterizedTest
  @CsvSource({
    "clip_dissect_N500, wpmi, wpmi",
    "clip_dissect_N137, wpmi, wpmi",
    "clip_dissect_N500, soft-wpmi, soft_wpmi",
    "clip_dissect_N137, soft-wpmi, soft_wpmi"
  })
  void pointwiseMutualInformationEqualsClipDissect(String folder, String name, String array) {
    Golden golden = Golden.open(folder);
    Matrix similarity = Detectors.named(name).similarity(probe(golden));
    assertEqual(similarity, golden.doubles(array), INFORMATION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip_dissect_N500", "clip_dissect_N137"})
  void rankReorderWithTheSameRandomOrdersEqualsClipDissect(String folder) {
    Golden golden = Golden.open(folder);
    RankReorder detector = RankReorder.withOrders(orders(golden));
    assertEqual(detector.similarity(probe(golden)), golden.doubles("rank_reorder"), COSINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip_dissect_N500", "clip_dissect_N137"})
  void manyRandomOrdersComeNearTheExpectedBaseline(String folder) {
    Golden golden = Golden.open(folder);
    int images = golden.shape("rank_reorder_perms")[2];
    double[] expected = golden.doubles("rank_reorder_expected_baseline");
    RandomOrders orders = RandomOrders.seeded(1, 20_000);
    TopImages top = TopImages.of(golden.matrix("activations"), images);
    for (int neuron = 0; neuron < 3; neuron++) {
      double drawn =
          new Reordering(probe(golden), neuron, top.of(neuron))
              .meanCubedDifference(orders.of(neuron, images));
      assertThat(drawn / expected[neuron]).isCloseTo(1, within(0.05));
    }
  }

  private static int[][][] orders(Golden golden) {
    int[] shape = golden.shape("rank_reorder_perms");
    int[] values = golden.ints("rank_reorder_perms");
    int[][][] orders = new int[shape[0]][shape[1]][shape[2]];
    for (int i = 0; i < values.length; i++) {
      orders[i / (shape[1] * shape[2])][i / shape[2] % shape[1]][i % shape[2]] = values[i];
    }
    return orders;
  }

  private static LayerProbe probe(Golden golden) {
    return LayerProbe.of(golden.matrix("activations"), golden.matrix("clip_feats"));
  }

  private static void assertEqual(Matrix similarity, double[] expected, Offset<Double> tolerance) {
    int columns = similarity.columns();
    assertThat(similarity.values()).hasSize(expected.length);
    for (int n = 0; n < similarity.rows(); n++) {
      int best = 0;
      int expectedBest = 0;
      for (int c = 0; c < columns; c++) {
        double reference = expected[n * columns + c];
        assertThat((double) similarity.get(n, c)).isCloseTo(reference, tolerance);
        best = similarity.get(n, c) > similarity.get(n, best) ? c : best;
        expectedBest = reference > expected[n * columns + expectedBest] ? c : expectedBest;
      }
      assertThat(best).as("best concept of neuron %d", n).isEqualTo(expectedBest);
    }
  }
}
