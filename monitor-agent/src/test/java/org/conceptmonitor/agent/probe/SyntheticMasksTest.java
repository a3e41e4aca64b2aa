package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Masks say what the pixels show. */
class SyntheticMasksTest {
  private static final int SIDE = 32;
  private static final SyntheticProbeSet COLOUR = probes(3);
  private static final SyntheticProbeSet GREY = probes(1);

  /** Hues in degrees, as red, green and blue lie on the colour circle. */
  @ParameterizedTest
  @CsvSource({
    "red, -12, 12",
    "orange, 18, 42",
    "brown, 15, 45",
    "yellow, 45, 65",
    "green, 80, 160",
    "blue, 205, 245",
    "purple, 265, 300",
    "pink, 325, 355"
  })
  void theMedianHueUnderAColoursMaskIsThatColours(String colour, double from, double to) {
    List<Double> hues =
        pixelsShowing(COLOUR, colour).map(SyntheticMasksTest::hue).sorted().toList();
    assertThat(hues).hasSizeGreaterThan(10_000);
    double median = hues.get(hues.size() / 2);
    assertThat(median > 340 && from < 0 ? median - 360 : median).isBetween(from, to);
  }

  @ParameterizedTest
  @CsvSource({"black, 0, 0.3", "grey, 0.2, 0.8", "white, 0.65, 1"})
  void greyLevelsUnderAColoursMaskAreThatColours(String colour, double from, double to) {
    long all = pixelsShowing(GREY, colour).count();
    long fitting = pixelsShowing(GREY, colour).filter(p -> p[0] >= from && p[0] <= to).count();
    assertThat((double) fitting / all).isGreaterThan(0.9);
  }

  @Test
  void everyPixelShowsExactlyOneColour() {
    for (int image = 0; image < COLOUR.size(); image++) {
      assertThat(covered(image, ConceptCategory.COLOR)).isEqualTo(SIDE * SIDE);
    }
  }

  @Test
  void aSceneCoversItsWholeImage() {
    for (int image = 0; image < COLOUR.size(); image++) {
      assertThat(covered(image, ConceptCategory.SCENE)).isIn(0, SIDE * SIDE);
    }
  }

  @Test
  void noPixelShowsTwoObjectsOrTwoSurfaces() {
    for (int image = 0; image < COLOUR.size(); image++) {
      assertDisjoint(image, List.of(ConceptCategory.OBJECT));
      assertDisjoint(image, List.of(ConceptCategory.TEXTURE, ConceptCategory.MATERIAL));
      assertDisjoint(image, List.of(ConceptCategory.PART));
    }
  }

  @Test
  void partsLieWithinTheirObject() {
    for (int image = 0; image < COLOUR.size(); image++) {
      BitSet outside = union(image, List.of(ConceptCategory.PART));
      outside.andNot(union(image, List.of(ConceptCategory.OBJECT)));
      assertThat(outside.isEmpty()).isTrue();
    }
  }

  /** On a plain background whatever is not the figure has the background's one value. */
  @Test
  void onABlackBackgroundThePixelsOutsideTheObjectAreBlack() {
    int checked = 0;
    for (int image = 0; image < GREY.size(); image++) {
      float[] pixels = GREY.pixels(image);
      BitSet object = union(GREY, image, List.of(ConceptCategory.OBJECT));
      if (pixels[0] == 0 && pixels[SIDE * SIDE - 1] == 0) {
        long lit =
            IntStream.range(0, SIDE * SIDE).filter(i -> !object.get(i) && pixels[i] > 0.5).count();
        assertThat(lit).isLessThan(SIDE);
        checked++;
      }
    }
    assertThat(checked).isBetween(40, 60);
  }

  private static int covered(int image, ConceptCategory category) {
    assertDisjoint(image, List.of(category));
    return union(image, List.of(category)).cardinality();
  }

  private static void assertDisjoint(int image, List<ConceptCategory> categories) {
    BitSet seen = new BitSet();
    for (BitSet mask : masks(COLOUR, image, categories)) {
      assertThat(seen.intersects(mask)).as("image %d, %s", image, categories).isFalse();
      seen.or(mask);
    }
  }

  private static BitSet union(int image, List<ConceptCategory> categories) {
    return union(COLOUR, image, categories);
  }

  private static BitSet union(
      SyntheticProbeSet probes, int image, List<ConceptCategory> categories) {
    BitSet union = new BitSet();
    masks(probes, image, categories).forEach(union::or);
    return union;
  }

  private static List<BitSet> masks(
      SyntheticProbeSet probes, int image, List<ConceptCategory> categories) {
    ConceptMasks masks = probes.masks().orElseThrow();
    List<Concept> concepts = probes.concepts().concepts();
    return IntStream.range(0, concepts.size())
        .filter(concept -> categories.contains(concepts.get(concept).category()))
        .filter(concept -> probes.conceptActivations().get(image, concept) > 0)
        .mapToObj(concept -> masks.mask(image, concept))
        .toList();
  }

  private static Stream<float[]> pixelsShowing(SyntheticProbeSet probes, String word) {
    int concept = probes.concepts().indexOf(word).orElseThrow();
    ConceptMasks masks = probes.masks().orElseThrow();
    return IntStream.range(0, probes.size())
        .boxed()
        .flatMap(
            image -> {
              float[] pixels = probes.pixels(image);
              return masks.mask(image, concept).stream().mapToObj(pixel -> at(pixels, pixel));
            });
  }

  private static float[] at(float[] pixels, int pixel) {
    float[] value = new float[pixels.length / (SIDE * SIDE)];
    for (int channel = 0; channel < value.length; channel++) {
      value[channel] = pixels[channel * SIDE * SIDE + pixel];
    }
    return value;
  }

  private static double hue(float[] rgb) {
    return 360.0
        * Color.RGBtoHSB(
            Math.round(255 * rgb[0]), Math.round(255 * rgb[1]), Math.round(255 * rgb[2]), null)[0];
  }

  private static SyntheticProbeSet probes(int channels) {
    return SyntheticProbeSet.builder()
        .shape(new ImageShape(channels, SIDE, SIDE))
        .images(500)
        .seed(7)
        .build();
  }
}
