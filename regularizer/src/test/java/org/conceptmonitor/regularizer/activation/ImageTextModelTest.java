package org.conceptmonitor.regularizer.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.OnnxFile;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The model embeds an image as the mean of its standardised red, green and blue. */
class ImageTextModelTest {
  private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
  private static final double[] DEVIATION = {0.26862954, 0.26130258, 0.27577711};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, -1, 8", "1, 4, 8", "1, 1, 8", "10, -1, 8", "1, -1, -1"})
  void eachImageGetsTheCosineOfItsEmbeddingAndTheWords(int type, long batch, long side)
      throws IOException {
    ProbeImage red = ClipPreprocessingTest.image(1, 0.2f, 0.4f);
    ProbeImage blue = ClipPreprocessingTest.image(0, 0.6f, 0.8f);
    Path file = averaging(type, batch, side);
    try (ImageTextModel model = ImageTextModel.open(file, new Words())) {
      Matrix activations =
          model.activations(ImagesInMemory.of(red, blue, red), List.of("red", "blue", "grey"));
      assertThat(activations.rows()).isEqualTo(3);
      assertRow(activations.row(0), 1, 0.2, 0.4);
      assertRow(activations.row(1), 0, 0.6, 0.8);
      assertRow(activations.row(2), 1, 0.2, 0.4);
    }
  }

  @Test
  void imagesBeyondOneBatchKeepTheirOrder() throws IOException {
    ProbeImage[] images =
        IntStream.range(0, 70)
            .mapToObj(i -> ClipPreprocessingTest.image(i / 70f, 0.2f, 0.4f))
            .toArray(ProbeImage[]::new);
    try (ImageTextModel model = ImageTextModel.open(averaging(1, -1, 2), new Words())) {
      Matrix all = model.activations(ImagesInMemory.of(images), List.of("red", "blue"));
      for (int i : new int[] {0, 31, 32, 64, 69}) {
        Matrix one = model.activations(ImagesInMemory.of(images[i]), List.of("red", "blue"));
        assertThat(all.row(i)).containsExactly(one.row(0), within(1e-6f));
      }
      assertThat(model.activations(ImagesInMemory.of(), List.of("red")).columns()).isEqualTo(1);
    }
  }

  @Test
  void theNameSaysWhichModelsRated() throws IOException {
    try (ImageTextModel model = ImageTextModel.open(averaging(1, -1, 2), new Words())) {
      assertThat(model.name()).isEqualTo("image-text model (visual.onnx, axes)");
      String identity = model.identity();
      try (ImageTextModel other = ImageTextModel.open(averaging(1, -1, 4), new Words())) {
        assertThat(other.identity()).isNotEqualTo(identity);
      }
    }
  }

  @Test
  void modelsOfDifferentPairsAreRefused() throws IOException {
    TextEncoder narrow =
        new TextEncoder() {
          @Override
          public String name() {
            return "narrow";
          }

          @Override
          public int width() {
            return 2;
          }

          @Override
          public Matrix encode(List<String> words) {
            return Matrix.zeros(words.size(), 2);
          }
        };
    ProbeImages images = ImagesInMemory.of(ClipPreprocessingTest.image(1, 0, 0));
    try (ImageTextModel model = ImageTextModel.open(averaging(1, -1, 2), narrow)) {
      assertThatThrownBy(() -> model.activations(images, List.of("red")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("in 3 values", "in 2", "one pair");
    }
  }

  @Test
  void aTextModelIsRefusedWithWhatItHasAndWhatIsExpected() throws IOException {
    Path file =
        new OnnxFile()
            .input("input_ids", OnnxFile.INT64, -1, 77)
            .cast("input_ids", "text_embeds", OnnxFile.FLOAT32)
            .output("text_embeds", OnnxFile.FLOAT32, -1, 77)
            .write(folder.resolve("text.onnx"));
    assertThatThrownBy(() -> ImageTextModel.open(file, new Words()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "input_ids int64 [any, 77]", "expected one input, usually 'pixel_values'");
  }

  @Test
  void aModelWithoutProjectionIsRefused() throws IOException {
    Path file =
        new OnnxFile()
            .input("pixel_values", OnnxFile.FLOAT32, -1, 3, 8, 8)
            .mean("pixel_values", "last_hidden_state", 3)
            .output("last_hidden_state", OnnxFile.FLOAT32, -1, 3, 8)
            .write(folder.resolve("visual.onnx"));
    assertThatThrownBy(() -> ImageTextModel.open(file, new Words()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("last_hidden_state float32 [any, 3, 8]", "with its projection");
  }

  private Path averaging(int type, long batch, long side) throws IOException {
    return new OnnxFile()
        .input("pixel_values", type, batch, 3, side, side)
        .mean("pixel_values", "image_embeds", 2, 3)
        .output("image_embeds", type, batch, 3)
        .write(folder.resolve("visual.onnx"));
  }

  private static void assertRow(float[] row, double red, double green, double blue) {
    double r = (red - MEAN[0]) / DEVIATION[0];
    double g = (green - MEAN[1]) / DEVIATION[1];
    double b = (blue - MEAN[2]) / DEVIATION[2];
    double norm = Math.sqrt(r * r + g * g + b * b);
    assertThat(row[0]).isCloseTo((float) (r / norm), within(2e-3f));
    assertThat(row[1]).isCloseTo((float) (b / norm), within(2e-3f));
    assertThat(row[2]).isCloseTo((float) ((r + g + b) / norm / Math.sqrt(3)), within(2e-3f));
  }
}
