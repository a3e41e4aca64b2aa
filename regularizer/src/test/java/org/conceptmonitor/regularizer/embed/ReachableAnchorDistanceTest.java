package org.conceptmonitor.regularizer.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.Test;

class ReachableAnchorDistanceTest {
  private static final Matrix WORDS =
      BrodenVectors.load().encode(ConceptSet.broden().words().subList(0, 300));

  @Test
  void asManyVectorsAsAnchorsReachZero() {
    assertThat(ReachableAnchorDistance.with(300, WORDS, 1)).isZero();
  }

  @Test
  void noVectorReachesNothing() {
    assertThat(ReachableAnchorDistance.with(0, WORDS, 1)).isNaN();
  }

  @Test
  void oneVectorReachesTheGeometricMedian() {
    Matrix triangle = Matrix.of(3, 2, new float[] {0, 0, 1, 0, 0.5f, 0.8660254f});
    assertThat(ReachableAnchorDistance.with(1, triangle, 1))
        .isCloseTo(1 / Math.sqrt(3), within(1e-6));
  }

  @Test
  void twoClustersAreFoundFromEverySeed() {
    Matrix clusters = Matrix.of(4, 1, new float[] {0, 0.1f, 1, 1.1f});
    for (int seed = 0; seed < 20; seed++) {
      assertThat(ReachableAnchorDistance.with(2, clusters, seed)).isCloseTo(0.05, within(1e-6));
    }
  }

  @Test
  void moreVectorsReachLess() {
    double with32 = ReachableAnchorDistance.with(32, WORDS, 1);
    double with64 = ReachableAnchorDistance.with(64, WORDS, 1);
    assertThat(with64).isLessThan(with32).isBetween(0.6, 0.7);
  }

  @Test
  void freeVectorsReachLessThanWordsDo() {
    Matrix some = BrodenVectors.load().encode(ConceptSet.broden().words().subList(0, 64));
    assertThat(ReachableAnchorDistance.with(64, WORDS, 1))
        .isLessThan(AnchorDistance.between(some, WORDS).value());
  }

  @Test
  void equalSeedsGiveEqualResults() {
    assertThat(ReachableAnchorDistance.with(20, WORDS, 7))
        .isEqualTo(ReachableAnchorDistance.with(20, WORDS, 7));
  }

  @Test
  void anchorsThatCoincideAreReachedByOneVector() {
    Matrix same = Matrix.of(3, 1, new float[] {0.5f, 0.5f, 0.5f});
    assertThat(ReachableAnchorDistance.with(2, same, 1)).isZero();
  }

  @Test
  void aNegativeNumberOfVectorsIsRefused() {
    assertThatThrownBy(() -> ReachableAnchorDistance.with(-1, WORDS, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("-1 vectors");
  }
}
