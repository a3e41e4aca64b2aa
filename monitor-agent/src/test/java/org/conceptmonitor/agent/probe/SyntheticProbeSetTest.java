package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticProbeSetTest {
  private static final ImageShape GREY = new ImageShape(1, 28, 28);
  private static final ImageShape COLOUR = new ImageShape(3, 32, 32);

  @Test
  void itSaysThatItIsSynthetic() {
    assertThat(probes(GREY, 40, 7).name()).isEqualTo("synthetic (40 images, 1 x 28 x 28, seed 7)");
  }

  @Test
  void oneSeedTwiceGivesTheSameBytes() {
    SyntheticProbeSet first = probes(COLOUR, 60, 7);
    SyntheticProbeSet second = probes(COLOUR, 60, 7);
    assertThat(first.conceptActivations().values()).isEqualTo(second.conceptActivations().values());
    for (int image = 0; image < 60; image++) {
      assertThat(first.pixels(image)).isEqualTo(second.pixels(image));
      assertThat(first.thumbnail(image)).isEqualTo(second.thumbnail(image));
    }
  }

  @Test
  void anotherSeedGivesOtherImages() {
    SyntheticProbeSet first = probes(GREY, 60, 7);
    SyntheticProbeSet second = probes(GREY, 60, 8);
    assertThat(IntStream.range(0, 60))
        .allSatisfy(i -> assertThat(first.pixels(i)).isNotEqualTo(second.pixels(i)));
  }

  @ParameterizedTest
  @CsvSource({"1,28,28", "3,32,32", "3,64,48", "1,8,8", "3,9,40"})
  void imagesOfAnyShapeHaveValuesBetween0And1(int channels, int height, int width) {
    ImageShape shape = new ImageShape(channels, height, width);
    SyntheticProbeSet probes = probes(shape, 50, 3);
    for (int image = 0; image < probes.size(); image++) {
      float[] pixels = probes.pixels(image);
      assertThat(pixels).hasSize(shape.values());
      assertThat(IntStream.range(0, pixels.length)).allMatch(i -> pixels[i] >= 0 && pixels[i] <= 1);
    }
  }

  @Test
  void conceptActivationsAreTheMasksSharesOfThePixels() {
    SyntheticProbeSet probes = probes(COLOUR, 30, 5);
    for (int image = 0; image < probes.size(); image++) {
      for (int concept = 0; concept < probes.concepts().size(); concept++) {
        float share = probes.masks().orElseThrow().mask(image, concept).cardinality() / 1024f;
        assertThat(probes.conceptActivations().get(image, concept)).isEqualTo(share);
      }
    }
  }

  @Test
  void imagesTooManyToKeepAreDrawnAlikeEachTime() {
    SyntheticProbeSet probes = probes(new ImageShape(3, 512, 512), 65, 2);
    int black = probes.concepts().indexOf("black").orElseThrow();
    float[] third = probes.pixels(2);
    assertThat(probes.pixels(1)).isNotEqualTo(third);
    assertThat(probes.pixels(2)).isEqualTo(third);
    for (int image = 0; image < 5; image++) {
      float share = probes.masks().orElseThrow().mask(image, black).cardinality() / 262_144f;
      assertThat(share).isEqualTo(probes.conceptActivations().get(image, black));
    }
  }

  /** The checksum changes with every change to the drawing, and with nothing else. */
  @Test
  void theImagesAreTheSameOnEveryPlatform() {
    SyntheticProbeSet probes = probes(COLOUR, 300, 1);
    CRC32 checksum = new CRC32();
    for (int image = 0; image < probes.size(); image++) {
      for (float value : probes.pixels(image)) {
        checksum.update(Math.round(255 * value));
      }
    }
    assertThat(checksum.getValue()).isEqualTo(3_125_643_618L);
  }

  @Test
  void theCaptionNamesWhatIsShownLargestShareFirst() {
    SyntheticProbeSet probes = probes(COLOUR, 30, 5);
    ConceptSet concepts = probes.concepts();
    for (int image = 0; image < probes.size(); image++) {
      float[] shares = probes.conceptActivations().row(image);
      double[] inOrder =
          probes
              .caption(image)
              .transform(caption -> Arrays.stream(caption.split(", ")))
              .mapToDouble(word -> shares[concepts.indexOf(word).orElseThrow()])
              .toArray();
      assertThat(inOrder).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      assertThat(inOrder).doesNotContain(0).isNotEmpty();
    }
  }

  @Test
  void thumbnailsShowEachPixelAsASquare() throws IOException {
    SyntheticProbeSet probes = probes(GREY, 5, 5);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(probes.thumbnail(3)));
    assertThat(picture.getWidth()).isEqualTo(84);
    float[] pixels = probes.pixels(3);
    for (int row = 0; row < 84; row++) {
      for (int column = 0; column < 84; column++) {
        assertThat(picture.getRaster().getSample(column, row, 0) / 255f)
            .isEqualTo(pixels[row / 3 * 28 + column / 3]);
      }
    }
  }

  @Test
  void shapesThatCannotBeDrawnAreRefusedWithAReason() {
    assertThatThrownBy(() -> SyntheticProbeSet.builder().build())
        .hasMessageContaining("call shape(...)");
    assertThatThrownBy(() -> probes(new ImageShape(2, 28, 28), 5, 1))
        .hasMessageContaining("1 or 3 channels, not those of 2 x 28 x 28");
    assertThatThrownBy(() -> probes(new ImageShape(1, 7, 28), 5, 1))
        .hasMessageContaining("each side must be at least 8 pixels");
    assertThatThrownBy(() -> probes(GREY, 0, 1)).hasMessageContaining("at least 1 is needed");
  }

  private static SyntheticProbeSet probes(ImageShape shape, int images, long seed) {
    return SyntheticProbeSet.builder().shape(shape).images(images).seed(seed).build();
  }
}
