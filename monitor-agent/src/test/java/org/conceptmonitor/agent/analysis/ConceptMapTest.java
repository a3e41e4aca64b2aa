package org.conceptmonitor.agent.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptMapTest {
  private static final long SEED = 1;

  private static Matrix train;
  private static Matrix test;
  private static ConceptMap map;

  @BeforeAll
  static void fit() throws IOException {
    train = UmapReference.train();
    test = UmapReference.test();
    map = ConceptMap.fit(train, MapDistance.EUCLIDEAN, SEED);
  }

  @Test
  void theTestsTrustworthinessIsThatOfScikitLearn() throws IOException {
    Matrix pca = UmapReference.pca();
    assertThat(trust(train, pca, MapDistance.EUCLIDEAN, 5))
        .isCloseTo(0.9611552511415525, within(1e-6));
    assertThat(trust(train, pca, MapDistance.EUCLIDEAN, 15))
        .isCloseTo(0.9758644203770558, within(1e-6));
    assertThat(trust(train, pca, MapDistance.COSINE, 5))
        .isCloseTo(0.9621187214611873, within(1e-6));
    assertThat(trust(train, pca, MapDistance.COSINE, 15))
        .isCloseTo(0.9762109907741676, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "EUCLIDEAN, 0.987486301369863, 0.9884019253910951, 0.9863461538461539, 0.8273573573573574, 0.9866001758434992",
    "COSINE, 0.9899337899543379, 0.9907509025270758, 0.9869871794871795, 0.7933633633633633, 0.9890460490163754"
  })
  void theMapIsAsTrustworthyAsUmapLearns(
      MapDistance distance,
      double train5,
      double train15,
      double test5,
      double test15,
      double joint15) {
    ConceptMap fitted = ConceptMap.fit(train, distance, SEED);
    Matrix trainPlaces = fitted.fittedPlaces();
    Matrix testPlaces = fitted.place(test);

    assertThat(trust(train, trainPlaces, distance, 5)).isGreaterThanOrEqualTo(train5);
    assertThat(trust(train, trainPlaces, distance, 15)).isGreaterThanOrEqualTo(train15);
    assertThat(trust(test, testPlaces, distance, 5)).isGreaterThanOrEqualTo(test5);
    assertThat(trust(test, testPlaces, distance, 15)).isGreaterThanOrEqualTo(test15);
    assertThat(
            trust(
                UmapReference.stack(train, test),
                UmapReference.stack(trainPlaces, testPlaces),
                distance,
                15))
        .isGreaterThanOrEqualTo(joint15);
  }

  private static double trust(Matrix points, Matrix places, MapDistance distance, int neighbors) {
    return Trustworthiness.of(
        points.rows(),
        neighbors,
        (i, j) ->
            distance == MapDistance.COSINE
                ? UmapReference.cosine(points, i, j)
                : UmapReference.euclidean(points, i, j),
        (i, j) -> UmapReference.euclidean(places, i, j));
  }

  @Test
  void theSameVectorsAndSeedGiveTheSameMap() {
    ConceptMap again = ConceptMap.fit(train, MapDistance.EUCLIDEAN, SEED);

    assertThat(again.fittedPlaces().values()).isEqualTo(map.fittedPlaces().values());
    assertThat(again.place(test).values()).isEqualTo(map.place(test).values());
  }

  @Test
  void aVectorsPlaceDependsNeitherOnOthersNorOnWhatWasPlacedBefore() {
    Matrix together = map.place(test);
    for (int row : new int[] {59, 0, 17}) {
      assertThat(map.place(test.selectRows(new int[] {row})).row(0)).isEqualTo(together.row(row));
    }
  }

  @Test
  void everyFittedVectorLandsNearItsOwnPlaceTheFirstOnesToo() {
    double extent = 0;
    Matrix transformed = map.place(train);
    Matrix fitted = map.fittedPlaces();
    for (float coordinate : fitted.values()) {
      extent = Math.max(extent, Math.abs(coordinate));
    }
    for (int row = 0; row < train.rows(); row++) {
      double dx = transformed.get(row, 0) - fitted.get(row, 0);
      double dy = transformed.get(row, 1) - fitted.get(row, 1);
      assertThat(Math.hypot(dx, dy)).as("vector %d", row).isLessThan(extent / 4);
    }
  }

  @Test
  void aVectorWithoutAMeaningHasNoPlaceAndDisturbsNoOther() {
    Matrix vectors = test.selectRows(new int[] {0, 1, 2});
    vectors.values()[64] = Float.NaN;
    vectors.values()[2 * 64 + 5] = Float.POSITIVE_INFINITY;

    Matrix places = map.place(vectors);

    assertThat(places.row(0)).isEqualTo(map.place(test).row(0));
    assertThat(places.row(1)).containsOnly(Float.NaN);
    assertThat(places.row(2)).containsOnly(Float.NaN);
  }

  @Test
  void vectorsOfAnotherWidthAndTooFewConceptsAreRefused() {
    assertThatThrownBy(() -> map.place(Matrix.zeros(1, 3)))
        .hasMessageContaining("width 64")
        .hasMessageContaining("width 3");
    assertThatThrownBy(() -> ConceptMap.fit(Matrix.zeros(15, 3), MapDistance.EUCLIDEAN, SEED))
        .hasMessageContaining("more than 15 concept vectors, got 15");
  }
}
