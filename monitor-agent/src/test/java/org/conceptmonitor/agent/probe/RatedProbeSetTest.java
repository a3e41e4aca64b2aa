package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.conceptmonitor.regularizer.activation.ConceptActivationSource;
import org.conceptmonitor.regularizer.activation.ProbeImages;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class RatedProbeSetTest {
  private static final ConceptSet WORDS =
      new ConceptSet(
          "mine",
          List.of(
              new Concept("bright", ConceptCategory.UNCATEGORISED),
              new Concept("dark", ConceptCategory.UNCATEGORISED)));

  private final ProbeSet drawn =
      SyntheticProbeSet.builder().shape(new ImageShape(1, 16, 16)).images(20).seed(3).build();

  @Test
  void eachImageIsRatedByItsOwnPixels() {
    ProbeSet rated = RatedProbeSet.of(drawn, WORDS, new Brightness(0));

    assertThat(rated.concepts().words()).containsExactly("bright", "dark");
    for (int image = 0; image < drawn.size(); image++) {
      float mean = mean(drawn.pixels(image));
      assertThat(rated.conceptActivations().row(image)).containsExactly(mean, -mean);
    }
  }

  @Test
  void theImagesStayWhatTheyWereAndTheNameSaysWhoRatedThem() {
    ProbeSet rated = RatedProbeSet.of(drawn, WORDS, new Brightness(0));

    assertThat(rated.pixels(7)).isEqualTo(drawn.pixels(7));
    assertThat(rated.thumbnail(7)).isEqualTo(drawn.thumbnail(7));
    assertThat(rated.caption(7)).isEqualTo(drawn.caption(7));
    assertThat(rated.shape()).isEqualTo(drawn.shape());
    assertThat(rated.masks()).isEmpty();
    assertThat(rated.name()).isEqualTo(drawn.name() + ", concepts rated by brightness");
  }

  @Test
  void aSourceThatAnswersForOtherConceptsIsRefusedWithBothSizes() {
    assertThatThrownBy(() -> RatedProbeSet.of(drawn, WORDS, new Brightness(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("brightness rated 20 images and 3 concepts, there are 20 and 2");
  }

  private static float mean(float[] pixels) {
    float sum = 0;
    for (float pixel : pixels) {
      sum += pixel;
    }
    return sum / pixels.length;
  }

  private record Brightness(int surplus) implements ConceptActivationSource {
    @Override
    public String name() {
      return "brightness";
    }

    @Override
    public String identity() {
      return name();
    }

    @Override
    public Matrix activations(ProbeImages images, List<String> words) {
      int columns = words.size() + surplus;
      float[] rated = new float[images.size() * columns];
      for (int i = 0; i < images.size(); i++) {
        rated[i * columns] = mean(images.image(i).pixels());
        rated[i * columns + 1] = -rated[i * columns];
      }
      return Matrix.of(images.size(), columns, rated);
    }
  }
}
