package org.conceptmonitor.agent.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.analysis.UmapReference;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestVectorsTest {
  @ParameterizedTest
  @EnumSource
  void theNearestAreThoseOfAFullSort(MapDistance distance) throws IOException {
    Matrix fitted = UmapReference.train();
    Matrix test = UmapReference.test();
    NearestVectors nearest = new NearestVectors(fitted.values(), fitted.columns(), distance, 15);
    Matrix all = UmapReference.stack(fitted, test);

    for (int row = 0; row < UmapReference.TEST; row++) {
      int point = UmapReference.TRAIN + row;
      IntToDoubleFunction between = concept -> distance(distance, all, point, concept);
      int[] expected =
          IntStream.range(0, UmapReference.TRAIN)
              .boxed()
              .sorted(Comparator.comparingDouble(between::applyAsDouble))
              .limit(15)
              .mapToInt(Integer::intValue)
              .toArray();

      NearestVectors.Found found = nearest.to(test.row(row));

      assertThat(found.fitted()).containsExactly(expected);
      for (int rank = 0; rank < 15; rank++) {
        double exact = between.applyAsDouble(expected[rank]);
        assertThat((double) found.distances()[rank]).isCloseTo(exact, within(1e-5 * exact));
      }
    }
  }

  private static double distance(MapDistance distance, Matrix points, int i, int j) {
    return distance == MapDistance.COSINE
        ? UmapReference.cosine(points, i, j)
        : UmapReference.euclidean(points, i, j);
  }

  @ParameterizedTest
  @EnumSource
  void ofEqualVectorsTheFirstComesFirst(MapDistance distance) {
    float[] fitted = {0, 1, 1, 0, 1, 0, 1, 0};

    NearestVectors.Found found = new NearestVectors(fitted, 2, distance, 3).to(new float[] {1, 0});

    assertThat(found.fitted()).containsExactly(1, 2, 3);
    assertThat(found.distances()).containsOnly(0);
  }
}
