package org.conceptmonitor.regularizer.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.conceptmonitor.regularizer.cache.MatrixCache;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedActivationsTest {
  private static final ProbeImages IMAGES = ImagesInMemory.of(ClipPreprocessingTest.image(0, 0, 1));

  @TempDir Path folder;
  private int computed;

  @Test
  void aProbeSetIsRatedOnce() {
    Matrix first = cached("one").activations(IMAGES, List.of("red", "blue"));
    Matrix second = cached("one").activations(IMAGES, List.of("red", "blue"));
    assertThat(second.values()).containsExactly(first.values());
    assertThat(computed).isEqualTo(1);
    assertThat(cached("one").name()).isEqualTo("counting");
  }

  @Test
  void otherPixelsWordsOrSourcesAreRatedAnew() {
    cached("one").activations(IMAGES, List.of("red"));
    cached("one").activations(IMAGES, List.of("blue"));
    cached("two").activations(IMAGES, List.of("red"));
    ProbeImages darker = ImagesInMemory.of(ClipPreprocessingTest.image(0, 0, 0.999f));
    cached("one").activations(darker, List.of("red"));
    ProbeImage grey = new ProbeImage(1, 2, 6, IMAGES.image(0).pixels());
    cached("one").activations(ImagesInMemory.of(grey), List.of("red"));
    assertThat(computed).isEqualTo(5);
  }

  private ConceptActivationSource cached(String identity) {
    ConceptActivationSource counting =
        new ConceptActivationSource() {
          @Override
          public String name() {
            return "counting";
          }

          @Override
          public String identity() {
            return identity;
          }

          @Override
          public Matrix activations(ProbeImages images, List<String> words) {
            computed++;
            return Matrix.of(1, 1, new float[] {computed});
          }
        };
    return new CachedActivations(counting, new MatrixCache(folder));
  }
}
