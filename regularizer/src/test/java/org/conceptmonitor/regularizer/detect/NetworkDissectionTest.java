package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkDissectionTest {
  private static final ConceptSet CONCEPTS =
      new ConceptSet(
          "own",
          List.of(
              new Concept("cat", ConceptCategory.OBJECT),
              new Concept("dog", ConceptCategory.OBJECT),
              new Concept("red", ConceptCategory.COLOR)));
  private static final NetworkDissection TOP_HALF = NetworkDissection.withActiveShare(0.5);

  /* Two images of 2 x 2 pixels; a cat and red in the first, a dog in the second. */
  private static final ConceptMasks MASKS =
      new MasksInMemory(
          2,
          2,
          CONCEPTS,
          List.of(List.of("##..", "....", ".#.#"), List.of("....", "..##", "....")));

  @Test
  void theIntersectionOverUnionIsThatCountedByHand() {
    // The upper half are the values from 5 on: pixel 1 and 3 of the first image, 2 and 3 of the
    // other.
    Matrix iou = similarity(0, 5, 1, 6, 2, 3, 7, 8);
    assertThat(iou.get(0, 0)).as("cat: 1 / (4 + 2 - 1)").isEqualTo(0.2f);
    assertThat(iou.get(0, 1)).as("dog: 2 / (4 + 2 - 2)").isEqualTo(0.5f);
    assertThat(iou.get(0, 2)).as("red: 2 / (2 + 2 - 2), the other image has no colour").isOne();
  }

  @Test
  void aConstantNeuronsRowIsZero() {
    assertThat(similarity(3, 3, 3, 3, 3, 3, 3, 3).values()).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void divergenceIsShown(float diverged) {
    assertThat(similarity(0, 5, 1, 6, 2, diverged, 7, 8).values()).containsOnly(Float.NaN);
  }

  @Test
  void divergenceOfOneNeuronTouchesNoOther() {
    float[] first = {0, 5, 1, 6, Float.NaN, 1, 1, 1};
    float[] second = {2, 3, 7, 8, 1, 1, 1, 1};
    float[] values = new float[16];
    System.arraycopy(first, 0, values, 0, 8);
    System.arraycopy(second, 0, values, 8, 8);
    Matrix iou = TOP_HALF.similarity(probe(new MapsInMemory(2, 2, 2, 2, values)));
    assertThat(iou.row(0)).containsExactly(0.2f, 0.5f, 1);
    assertThat(iou.row(1)).containsOnly(Float.NaN);
  }

  @Test
  void givenThresholdsAreTakenAsTheyAre() {
    LayerProbe probe = probe(new MapsInMemory(2, 1, 2, 2, new float[] {0, 5, 1, 6, 2, 3, 7, 8}));
    Matrix iou = NetworkDissection.withThresholds(new double[] {4.5}).similarity(probe);
    assertThat(iou.row(0)).containsExactly(0.2f, 0.5f, 1);
    assertThatThrownBy(() -> NetworkDissection.withThresholds(new double[2]).similarity(probe))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("2 thresholds", "1 neurons");
  }

  @Test
  void aLayerWithoutMapsIsRefusedWithAWayOut() {
    LayerProbe dense = LayerProbe.of(Matrix.zeros(2, 1), Matrix.zeros(2, 3));
    assertThatThrownBy(() -> TOP_HALF.similarity(dense))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("activation maps", "cos-cubed");
  }

  @Test
  void aProbeSetWithoutMasksIsRefusedWithAWayOut() {
    ActivationMaps maps = new MapsInMemory(2, 1, 2, 2, new float[8]);
    LayerProbe probe =
        new LayerProbe(Matrix.zeros(2, 1), Matrix.zeros(2, 3), Optional.of(maps), Optional.empty());
    assertThatThrownBy(() -> TOP_HALF.similarity(probe))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("concept masks", "cos-cubed");
  }

  @Test
  void mapsOfOtherImagesAreRefusedWithBothNumbers() {
    ActivationMaps maps = new MapsInMemory(3, 1, 2, 2, new float[12]);
    assertThatThrownBy(() -> probe(maps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("activations have 2 images, activation maps 3");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void aShareThatIsNoneIsRefused(double share) {
    assertThatThrownBy(() -> NetworkDissection.withActiveShare(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("" + share);
  }

  @Test
  void aMapOfTheMasksSizeIsNotChangedByUpsampling() {
    float[] map = RandomMatrices.normal(3, 5, 1).values();
    float[] same = new float[15];
    new Upsampling(3, 5, 3, 5).apply(map, same);
    assertThat(same).containsExactly(map);
  }

  @Property(tries = 200, seed = "1")
  void theQuantileIsThatOfTheSortedValues(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 200) int count,
      @ForAll @DoubleRange(min = 0, max = 1) double level) {
    float[] values = RandomMatrices.normal(1, count, seed).values();
    for (int i = 0; i < count; i += 2) {
      values[i] = Math.max(0, values[i]);
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = Math.min(Math.max(count * level - 0.5, 0), count - 1);
    int below = (int) position;
    double expected =
        sorted[below]
            + (position - below)
                * ((double) sorted[Math.min(below + 1, count - 1)] - sorted[below]);
    ActivationMaps maps = new MapsInMemory(count, 1, 1, 1, values);
    assertThat(MapThresholds.atLevel(maps, level)[0]).isCloseTo(expected, within(1e-12));
  }

  private static Matrix similarity(float... values) {
    return TOP_HALF.similarity(probe(new MapsInMemory(2, 1, 2, 2, values)));
  }

  private static LayerProbe probe(ActivationMaps maps) {
    return new LayerProbe(
        Matrix.zeros(2, maps.neurons()), Matrix.zeros(2, 3), Optional.of(maps), Optional.of(MASKS));
  }
}
