package org.conceptmonitor.regularizer.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClipPreprocessingTest {
  static List<PillowReference> references() {
    return PillowReference.read("clip.txt");
  }

  @ParameterizedTest
  @MethodSource("references")
  void resizingAndCroppingAreTorchvisions(PillowReference reference) {
    int[] s = reference.setting();
    float[] pixels = new float[3 * s[0] * s[1]];
    int[] levels = PillowReference.pixels(pixels.length, s[3]);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = levels[i] / 255f;
    }
    ProbeImage image = new ProbeImage(3, s[1], s[0], pixels);
    ClipPreprocessing clip = new ClipPreprocessing(s[2]);
    int plane = s[2] * s[2];
    for (int channel = 0; channel < 3; channel++) {
      assertThat(clip.cropped(image, channel))
          .containsExactly(
              Arrays.copyOfRange(reference.expected(), channel * plane, (channel + 1) * plane));
    }
  }

  /** (0.2 - 0.48145466) / 0.26862954 and so on, by hand. */
  @Test
  void eachColourIsStandardisedByClipsMeanAndDeviation() {
    float[] prepared = new float[13];
    new ClipPreprocessing(2).prepare(image(0.2f, 0.6f, 1f), prepared, 1);
    assertThat(prepared[0]).isZero();
    assertThat(prepared[1]).isCloseTo(-1.04774f, within(1e-4f));
    assertThat(prepared[5]).isCloseTo(0.54409f, within(1e-4f));
    assertThat(prepared[12]).isCloseTo(2.14590f, within(1e-4f));
  }

  @Test
  void greyCountsAsRedGreenAndBlueAlike() {
    float[] grey = new float[12];
    float[] colour = new float[12];
    ClipPreprocessing clip = new ClipPreprocessing(2);
    clip.prepare(new ProbeImage(1, 2, 2, new float[] {0, 0.2f, 0.4f, 1}), grey, 0);
    float[] three = {0, 0.2f, 0.4f, 1, 0, 0.2f, 0.4f, 1, 0, 0.2f, 0.4f, 1};
    clip.prepare(new ProbeImage(3, 2, 2, three), colour, 0);
    assertThat(grey).containsExactly(colour);
  }

  @Test
  void aPixelThatIsNanIsRefused() {
    ProbeImage image = new ProbeImage(1, 1, 1, new float[] {Float.NaN});
    assertThatThrownBy(() -> new ClipPreprocessing(2).prepare(image, new float[12], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pixel 0 of channel 0 is NaN");
  }

  @Test
  void pixelsThatDoNotFillTheImageAreRefused() {
    assertThatThrownBy(() -> new ProbeImage(3, 2, 2, new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 pixel values can't fill an image of 3 x 2 x 2");
    assertThatThrownBy(() -> new ProbeImage(4, 1, 1, new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 channels");
  }

  static ProbeImage image(float red, float green, float blue) {
    float[] pixels = new float[12];
    Arrays.fill(pixels, 0, 4, red);
    Arrays.fill(pixels, 4, 8, green);
    Arrays.fill(pixels, 8, 12, blue);
    return new ProbeImage(3, 2, 2, pixels);
  }
}
