package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which concepts the probe set of the default size shows, and how evenly. */
class SyntheticConceptsTest {
  private static final SyntheticProbeSet GREY = probes(new ImageShape(1, 28, 28));
  private static final SyntheticProbeSet COLOUR = probes(new ImageShape(3, 32, 32));
  private static final SyntheticProbeSet TINY = probes(new ImageShape(1, 8, 8));

  static Stream<SyntheticProbeSet> probeSets() {
    return Stream.of(GREY, COLOUR);
  }

  @Test
  void everyConceptIsInTheDefaultSetWithItsCategory() {
    assertThat(ConceptSet.broden().concepts()).containsAll(COLOUR.concepts().concepts());
    assertThat(COLOUR.concepts().concepts()).containsAll(GREY.concepts().concepts());
  }

  @Test
  void colourImagesShowAllCategories() {
    assertThat(counts(COLOUR))
        .isEqualTo(
            Map.of(
                ConceptCategory.COLOR, 11,
                ConceptCategory.TEXTURE, 24,
                ConceptCategory.MATERIAL, 10,
                ConceptCategory.PART, 19,
                ConceptCategory.OBJECT, 38,
                ConceptCategory.SCENE, 12));
  }

  @Test
  void greyImagesShowThreeColoursAndAllOtherConcepts() {
    assertThat(GREY.concepts().size()).isEqualTo(COLOUR.concepts().size() - 8);
    assertThat(GREY.concepts().words()).startsWith("black", "grey", "white");
    assertThat(GREY.concepts().words()).doesNotContain("red", "blue");
  }

  @Test
  void everyConceptIsShownEvenOnTheSmallestImages() {
    assertThat(imagesShowingEach(TINY)).allMatch(images -> images > 0);
  }

  @ParameterizedTest
  @MethodSource("probeSets")
  void conceptsOfOneCategoryAreShownAboutEquallyOften(SyntheticProbeSet probes) {
    Map<ConceptCategory, IntSummaryStatistics> spread = spread(probes);
    assertThat(spread.get(ConceptCategory.COLOR)).satisfies(s -> assertBalanced(s, 2.2));
    assertThat(spread.get(ConceptCategory.TEXTURE)).satisfies(s -> assertBalanced(s, 1.2));
    assertThat(spread.get(ConceptCategory.MATERIAL)).satisfies(s -> assertBalanced(s, 1.2));
    assertThat(spread.get(ConceptCategory.OBJECT)).satisfies(s -> assertBalanced(s, 1.1));
    assertThat(spread.get(ConceptCategory.SCENE)).satisfies(s -> assertBalanced(s, 1.1));
    assertThat(spread.get(ConceptCategory.PART)).satisfies(s -> assertBalanced(s, 5));
  }

  @ParameterizedTest
  @MethodSource("probeSets")
  void noTwoConceptsGoTogetherSoCloselyThatTheyCannotBeToldApart(SyntheticProbeSet probes) {
    double[][] columns = standardized(probes.conceptActivations());
    for (int a = 0; a < columns.length; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(Math.abs(dot(columns[a], columns[b])))
            .as("%s and %s", word(probes, a), word(probes, b))
            .isLessThan(bound(category(probes, a), category(probes, b)));
      }
    }
  }

  /** Only a part and its object, two parts of one object, or two grey levels may be close. */
  private static double bound(ConceptCategory a, ConceptCategory b) {
    boolean anatomy =
        List.of(ConceptCategory.PART, ConceptCategory.OBJECT).containsAll(List.of(a, b));
    boolean colours = a == ConceptCategory.COLOR && b == ConceptCategory.COLOR;
    return anatomy || colours ? 0.75 : 0.5;
  }

  private static void assertBalanced(IntSummaryStatistics images, double factor) {
    assertThat((double) images.getMax()).isLessThanOrEqualTo(factor * images.getMin());
  }

  private static Map<ConceptCategory, Integer> counts(SyntheticProbeSet probes) {
    return probes.concepts().concepts().stream()
        .collect(Collectors.groupingBy(Concept::category, Collectors.summingInt(concept -> 1)));
  }

  private static Map<ConceptCategory, IntSummaryStatistics> spread(SyntheticProbeSet probes) {
    int[] images = imagesShowingEach(probes).toArray();
    Map<ConceptCategory, IntSummaryStatistics> spread = new EnumMap<>(ConceptCategory.class);
    for (int concept = 0; concept < images.length; concept++) {
      spread
          .computeIfAbsent(category(probes, concept), category -> new IntSummaryStatistics())
          .accept(images[concept]);
    }
    return spread;
  }

  private static IntStream imagesShowingEach(SyntheticProbeSet probes) {
    Matrix shares = probes.conceptActivations();
    return IntStream.range(0, shares.columns())
        .map(
            concept ->
                (int)
                    IntStream.range(0, shares.rows())
                        .filter(image -> shares.get(image, concept) > 0)
                        .count());
  }

  private static double[][] standardized(Matrix matrix) {
    double[][] columns = new double[matrix.columns()][];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      double[] values =
          IntStream.range(0, matrix.rows()).mapToDouble(row -> matrix.get(row, column)).toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double[] centred = Arrays.stream(values).map(value -> value - mean).toArray();
      double norm = Math.sqrt(dot(centred, centred));
      columns[c] = Arrays.stream(centred).map(value -> value / norm).toArray();
    }
    return columns;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static ConceptCategory category(SyntheticProbeSet probes, int concept) {
    return probes.concepts().concepts().get(concept).category();
  }

  private static String word(SyntheticProbeSet probes, int concept) {
    return probes.concepts().words().get(concept);
  }

  private static SyntheticProbeSet probes(ImageShape shape) {
    return SyntheticProbeSet.builder().shape(shape).seed(7).build();
  }
}
