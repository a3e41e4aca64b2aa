package org.conceptmonitor.regularizer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.ClassPathWithout;
import org.conceptmonitor.regularizer.testing.OnnxFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models here embed each token by its row of a table: 0 [PAD], 1 [S], 2 [E], 3 red, 4 old, 5 car.
 */
class OnnxTextEncoderTest {
  private static final Matrix TABLE =
      Matrix.of(6, 2, new float[] {9, 9, 1, 0, 0, 1, 4, 0, 0, 8, 2, 2});
  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "[S]", "type_id": 0}},
                    {"Sequence": {"id": "A", "type_id": 0}},
                    {"SpecialToken": {"id": "[E]", "type_id": 0}}],
         "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
         "special_tokens": {"[S]": {"id": "[S]", "ids": [1], "tokens": ["[S]"]},
                            "[E]": {"id": "[E]", "ids": [2], "tokens": ["[E]"]}}},
       "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "[PAD]",
         "vocab": {"[PAD]": 0, "[S]": 1, "[E]": 2, "red": 3, "old": 4, "car": 5}}}
      """;

  @TempDir Path folder;
  private Path tokenizer;

  @BeforeEach
  void writeTokenizer() throws IOException {
    tokenizer = Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
  }

  @Test
  void hiddenStatesAreAveragedOverTheTextsOwnTokens() throws IOException {
    try (OnnxTextEncoder encoder = build(hiddenStates(OnnxFile.INT64, -1, -1))) {
      Matrix rows = encoder.encode(List.of("red", "Old car"));
      assertThat(encoder.width()).isEqualTo(2);
      assertRow(rows, 0, 1 + 4, 1);
      assertRow(rows, 1, 1 + 2, 1 + 8 + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {OnnxFile.INT64, OnnxFile.INT32})
  void fillingUpToTheModelsLengthChangesNothing(int type) throws IOException {
    try (OnnxTextEncoder encoder = build(hiddenStates(type, -1, 7))) {
      Matrix rows = encoder.encode(List.of("red", "old car"));
      assertRow(rows, 0, 1 + 4, 1);
      assertRow(rows, 1, 1 + 2, 1 + 8 + 2);
    }
  }

  @Test
  void aFixedBatchIsFilledUp() throws IOException {
    try (OnnxTextEncoder encoder = build(hiddenStates(OnnxFile.INT64, 2, -1))) {
      assertRow(encoder.encode(List.of("red", "old", "car")), 2, 1 + 2, 1 + 2);
    }
  }

  @Test
  void textsLongerThanTheModelsLengthKeepTheirLastToken() throws IOException {
    try (OnnxTextEncoder encoder = build(hiddenStates(OnnxFile.INT64, -1, 3))) {
      assertRow(encoder.encode(List.of("red old car old")), 0, 1 + 4, 1);
    }
  }

  @Test
  void aPooledOutputIsTakenAsItIs() throws IOException {
    try (OnnxTextEncoder encoder = build(pooled("text_embeds", OnnxFile.FLOAT32))) {
      assertRow(encoder.encode(List.of("old car")), 0, 3, 11);
    }
  }

  @Test
  void aModelInHalfPrecisionGivesTheSame() throws IOException {
    try (OnnxTextEncoder encoder = build(pooled("text_embeds", OnnxFile.FLOAT16))) {
      assertRow(encoder.encode(List.of("red")), 0, 5, 1);
    }
  }

  @Test
  void anyOrderAndNumberOfWordsGivesEachWordItsOwnRow() throws IOException {
    List<String> some = List.of("red", "old car", "car", "red red car", "old");
    List<String> many = IntStream.range(0, 200).mapToObj(i -> some.get(i % 5)).toList();
    try (OnnxTextEncoder encoder = build(hiddenStates(OnnxFile.INT64, -1, -1))) {
      Matrix few = encoder.encode(some);
      Matrix all = encoder.encode(many);
      for (int i = 0; i < 200; i++) {
        assertThat(all.row(i)).containsExactly(few.row(i % 5));
      }
      assertThat(encoder.encode(List.of()).rows()).isZero();
    }
  }

  @Test
  void theRealModelAndTokenizerGiveTheVectorsOfTheirOwnLibrary() throws IOException {
    Path model = copy("all-minilm-l6-v2-q.onnx");
    tokenizer = copy("all-minilm-l6-v2-q-tokenizer.json");
    List<String> words =
        List.of("cat", "polka-dotted", "a photo of a bridge", "naïve art", "elevator door");
    Matrix theirs = new MiniLmEncoder().encode(words);
    try (OnnxTextEncoder encoder = build(model)) {
      Matrix ours = encoder.encode(words);
      for (int row = 0; row < words.size(); row++) {
        assertThat(ours.row(row))
            .as(words.get(row))
            .containsExactly(theirs.row(row), within(1e-5f));
      }
    }
  }

  @Test
  void aVectorWithoutDirectionIsRefusedWithItsWord() throws IOException {
    Path model =
        new OnnxFile()
            .constant("table", Matrix.zeros(6, 2))
            .input("input_ids", OnnxFile.INT64, -1, -1)
            .gather("table", "input_ids", "last_hidden_state")
            .output("last_hidden_state", OnnxFile.FLOAT32, -1, -1, 2)
            .write(folder.resolve("zeros.onnx"));
    try (OnnxTextEncoder encoder = build(model)) {
      assertThatThrownBy(() -> encoder.encode(List.of("red")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("'red'", "norm 0.0");
    }
  }

  @Test
  void twoOutputsNeedAChoice() throws IOException {
    Path model =
        table()
            .input("input_ids", OnnxFile.INT64, -1, -1)
            .gather("table", "input_ids", "a")
            .mean("a", "b", 1)
            .output("a", OnnxFile.FLOAT32, -1, -1, 2)
            .output("b", OnnxFile.FLOAT32, -1, 2)
            .write(folder.resolve("two.onnx"));
    assertThatThrownBy(() -> build(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "a float32 [any, any, 2]", "b float32 [any, 2]", "last_hidden_state");
    try (OnnxTextEncoder encoder = OnnxTextEncoder.builder(model, tokenizer).output("b").build()) {
      assertRow(encoder.encode(List.of("red")), 0, 5, 1);
    }
    assertThatThrownBy(() -> OnnxTextEncoder.builder(model, tokenizer).output("c").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an output 'c'");
  }

  @Test
  void aModelOfImagesIsRefusedWithWhatItHasAndWhatIsExpected() throws IOException {
    Path model =
        new OnnxFile()
            .input("pixel_values", OnnxFile.FLOAT32, -1, 3, 8, 8)
            .mean("pixel_values", "image_embeds", 2, 3)
            .output("image_embeds", OnnxFile.FLOAT32, -1, 3)
            .write(folder.resolve("visual.onnx"));
    assertThatThrownBy(() -> build(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "pixel_values float32 [any, 3, 8, 8]", "expected 'input_ids' of int64 or int32");
  }

  @Test
  void anUnexpectedInputIsRefused() throws IOException {
    Path model =
        table()
            .input("input_ids", OnnxFile.INT64, -1, -1)
            .input("position_ids", OnnxFile.INT64, -1, -1)
            .gather("table", "input_ids", "last_hidden_state")
            .output("last_hidden_state", OnnxFile.FLOAT32, -1, -1, 2)
            .write(folder.resolve("positions.onnx"));
    assertThatThrownBy(() -> build(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("position_ids int64 [any, any]");
  }

  @Test
  void aFileThatIsNoModelIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("model.onnx"), "not a model");
    assertThatThrownBy(() -> build(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("model.onnx", "can't be loaded as an ONNX model");
    assertThatThrownBy(() -> build(folder.resolve("missing.onnx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no ONNX model at");
  }

  @Test
  void aTokenizerThatIsMissingOrBrokenIsRefused() throws IOException {
    Path model = hiddenStates(OnnxFile.INT64, -1, -1);
    tokenizer = folder.resolve("missing.json");
    assertThatThrownBy(() -> build(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no tokenizer at");
    tokenizer = Files.writeString(folder.resolve("broken.json"), "{}");
    assertThatThrownBy(() -> build(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no Hugging Face tokenizer.json");
  }

  @Test
  void anotherModelFileIsAnotherIdentity() throws IOException {
    Path first = hiddenStates(OnnxFile.INT64, -1, -1);
    String identity = identity(first);
    assertThat(identity(hiddenStates(OnnxFile.INT64, -1, -1))).isEqualTo(identity);
    assertThat(identity(hiddenStates(OnnxFile.INT32, -1, -1))).isNotEqualTo(identity);
    hiddenStates(OnnxFile.INT64, -1, -1);
    Files.writeString(tokenizer, TOKENIZER + " ");
    assertThat(identity(first)).isNotEqualTo(identity);
  }

  @Test
  void withoutOnnxRuntimeTheMessageNamesTheDependency() throws Exception {
    Path model = hiddenStates(OnnxFile.INT64, -1, -1);
    try (ClassPathWithout loader = new ClassPathWithout("ai.onnxruntime.")) {
      Class<?> encoder = loader.loadClass(OnnxTextEncoder.class.getName());
      Object builder =
          encoder.getMethod("builder", Path.class, Path.class).invoke(null, model, tokenizer);
      assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("com.microsoft.onnxruntime:onnxruntime");
    }
  }

  @Test
  void withoutTheTokenizerLibraryTheMessageNamesTheDependency() throws Exception {
    try (ClassPathWithout loader = new ClassPathWithout("ai.djl.")) {
      Class<?> files = loader.loadClass(TokenizerFile.class.getName());
      var open = files.getDeclaredMethod("open", Path.class);
      open.setAccessible(true);
      assertThatThrownBy(() -> open.invoke(null, tokenizer))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("ai.djl.huggingface:tokenizers");
    }
  }

  private Path copy(String resource) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      return Files.write(folder.resolve(resource), in.readAllBytes());
    }
  }

  private String identity(Path model) {
    try (OnnxTextEncoder encoder = build(model)) {
      return encoder.identity();
    }
  }

  private OnnxTextEncoder build(Path model) {
    return OnnxTextEncoder.builder(model, tokenizer).build();
  }

  private static OnnxFile table() {
    return new OnnxFile().constant("table", TABLE);
  }

  private Path hiddenStates(int type, long batch, long length) throws IOException {
    return table()
        .input("input_ids", type, batch, length)
        .input("attention_mask", type, batch, length)
        .input("token_type_ids", type, batch, length)
        .gather("table", "input_ids", "last_hidden_state")
        .output("last_hidden_state", OnnxFile.FLOAT32, batch, length, 2)
        .write(folder.resolve("model.onnx"));
  }

  private Path pooled(String output, int type) throws IOException {
    return table()
        .input("text", OnnxFile.INT64, -1, -1)
        .gather("table", "text", "hidden")
        .mean("hidden", "pooled", 1)
        .cast("pooled", output, type)
        .output(output, type, -1, 2)
        .write(folder.resolve("pooled.onnx"));
  }

  private static void assertRow(Matrix rows, int row, double x, double y) {
    double norm = Math.hypot(x, y);
    assertThat(rows.get(row, 0)).isCloseTo((float) (x / norm), within(1e-4f));
    assertThat(rows.get(row, 1)).isCloseTo((float) (y / norm), within(1e-4f));
  }
}
