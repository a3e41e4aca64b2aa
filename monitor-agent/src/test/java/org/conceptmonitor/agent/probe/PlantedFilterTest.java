package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neurons whose weights are set by hand get the word for what they look for. */
class PlantedFilterTest {
  private static final int SIDE = 28;

  @ParameterizedTest
  @ValueSource(longs = {1, 3})
  void filtersForStripesAndChecksGetTheirWords(long seed) {
    SyntheticProbeSet probes =
        SyntheticProbeSet.builder().shape(new ImageShape(1, SIDE, SIDE)).seed(seed).build();
    assertThat(bestWord(probes, filter(5, (row, column) -> (column + 1) / 2 % 2)))
        .isEqualTo("striped");
    assertThat(bestWord(probes, filter(9, (row, column) -> (row / 3 + column / 3) % 2)))
        .isEqualTo("chequered");
  }

  private static String bestWord(SyntheticProbeSet probes, double[][] filter) {
    float[] activations = new float[probes.size()];
    for (int image = 0; image < activations.length; image++) {
      activations[image] = meanResponse(probes.pixels(image), filter);
    }
    Matrix neuron = Matrix.of(activations.length, 1, activations);
    float[] similarity =
        new CosCubed().similarity(LayerProbe.of(neuron, probes.conceptActivations())).row(0);
    int best =
        IntStream.range(0, similarity.length)
            .reduce((a, b) -> similarity[b] > similarity[a] ? b : a)
            .orElseThrow();
    return probes.concepts().words().get(best);
  }

  /** A square filter of mean 0 with two kinds of weights. */
  private static double[][] filter(int side, IntBinaryOperator kind) {
    double[][] filter = new double[side][side];
    double mean = 0;
    for (int i = 0; i < side * side; i++) {
      filter[i / side][i % side] = kind.applyAsInt(i / side, i % side);
      mean += filter[i / side][i % side] / (side * side);
    }
    for (int i = 0; i < side * side; i++) {
      filter[i / side][i % side] -= mean;
    }
    return filter;
  }

  private static float meanResponse(float[] pixels, double[][] filter) {
    int places = SIDE - filter.length + 1;
    double sum = 0;
    for (int row = 0; row < places; row++) {
      for (int column = 0; column < places; column++) {
        sum += Math.max(0, response(pixels, filter, row, column));
      }
    }
    return (float) (sum / (places * places));
  }

  private static double response(float[] pixels, double[][] filter, int row, int column) {
    double sum = 0;
    for (int i = 0; i < filter.length; i++) {
      for (int j = 0; j < filter.length; j++) {
        sum += filter[i][j] * pixels[(row + i) * SIDE + column + j];
      }
    }
    return sum;
  }
}
