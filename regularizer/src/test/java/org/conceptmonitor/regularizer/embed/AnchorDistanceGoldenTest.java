package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorDistanceGoldenTest {
  private static final Offset<Double> FLOAT32_COSINE = within(1e-5);

  @ParameterizedTest
  @CsvSource({
    "d_anchor,0.01", "d_anchor,0.1", "d_anchor,1",
    "d_anchor_conv,0.01", "d_anchor_conv,0.1", "d_anchor_conv,1"
  })
  void equalsTheReferenceFromActivationsToAnchorDistance(String folder, String temperature) {
    Golden golden = Golden.open(folder);
    Matrix embeddings =
        UnifiedEmbedding.of(
            similarity(golden), golden.matrix("V"), Double.parseDouble(temperature));
    assertClose(embeddings.values(), golden.doubles("u_T" + temperature));
    Matrix all = golden.matrix("V");
    assertEqual(golden, temperature + "_all", AnchorDistance.between(embeddings, all));
    Matrix some = all.selectRows(golden.ints("anchor_idx"));
    assertEqual(golden, temperature + "_sub", AnchorDistance.between(embeddings, some));
  }

  private static Matrix similarity(Golden golden) {
    Matrix similarity =
        CosCubed.withFloor(1e-3)
            .similarity(LayerProbe.of(pooled(golden), golden.matrix("clip_feats")));
    assertClose(similarity.values(), golden.doubles("sim"));
    return similarity;
  }

  private static void assertEqual(Golden golden, String suffix, AnchorDistance distance) {
    assertThat(distance.value()).isCloseTo(golden.scalar("d_anchor_T" + suffix), FLOAT32_COSINE);
    assertThat(distance.nearest()).isEqualTo(golden.ints("argmin_T" + suffix));
    assertThat(distance.distances())
        .containsExactly(golden.doubles("minDist_T" + suffix), FLOAT32_COSINE);
  }

  private static void assertClose(float[] values, double[] expected) {
    double[] actual = new double[values.length];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = values[i];
    }
    assertThat(actual).containsExactly(expected, FLOAT32_COSINE);
  }

  /** Activations as they are, or the spatial mean of activation maps. */
  private static Matrix pooled(Golden golden) {
    int[] shape = golden.shape("activations");
    float[] values = golden.floats("activations");
    int pixels = values.length / (shape[0] * shape[1]);
    float[] means = new float[shape[0] * shape[1]];
    for (int i = 0; i < means.length; i++) {
      double sum = 0;
      for (int p = 0; p < pixels; p++) {
        sum += values[i * pixels + p];
      }
      means[i] = (float) (sum / pixels);
    }
    return Matrix.of(shape[0], shape[1], means);
  }
}
