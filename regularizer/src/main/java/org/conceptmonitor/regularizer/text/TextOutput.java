package org.conceptmonitor.regularizer.text;

import java.util.List;
import java.util.Optional;
import org.conceptmonitor.regularizer.onnx.FloatTensor;
import org.conceptmonitor.regularizer.onnx.OnnxModel;
import org.conceptmonitor.regularizer.onnx.TensorSpec;

/** Which output of a text model is the embedding. */
final class TextOutput {
  private static final List<String> PREFERRED =
      List.of(
          "text_embeds",
          "sentence_embedding",
          "last_hidden_state",
          "token_embeddings",
          "pooler_output");

  private final TensorSpec output;

  private TextOutput(TensorSpec output) {
    this.output = output;
  }

  /** The output with this name. */
  static TextOutput named(OnnxModel model, String name) {
    return model
        .output(spec -> spec.name().equals(name) && isEmbedding(spec))
        .map(TextOutput::new)
        .orElseThrow(() -> unfit(model, "an output '%s'".formatted(name)));
  }

  /** The embedding by its usual name, or else the only output that can be one. */
  static TextOutput of(OnnxModel model) {
    Optional<TensorSpec> preferred =
        PREFERRED.stream()
            .flatMap(name -> model.output(spec -> spec.name().equals(name)).stream())
            .filter(TextOutput::isEmbedding)
            .findFirst();
    List<TensorSpec> possible = model.outputs().stream().filter(TextOutput::isEmbedding).toList();
    if (preferred.isEmpty() && possible.size() != 1) {
      throw unfit(model, "one output, or one called " + String.join(", ", PREFERRED));
    }
    return new TextOutput(preferred.orElseGet(() -> possible.get(0)));
  }

  private static boolean isEmbedding(TensorSpec spec) {
    return spec.type().isFloat() && (spec.rank() == 2 || spec.rank() == 3);
  }

  private static IllegalArgumentException unfit(OnnxModel model, String which) {
    return model.unfit(
        "%s, of float32 or float16 [texts, width] or [texts, tokens, width]: choose it by its name"
            .formatted(which));
  }

  String name() {
    return output.name();
  }

  /**
   * The embedding of the first text: its row, or the mean over its tokens.
   *
   * @param tokens of the text, without filling
   */
  double[] embedding(FloatTensor out, int tokens) {
    int width = (int) out.shape()[out.shape().length - 1];
    int rows = out.shape().length == 2 ? 1 : tokens;
    double[] mean = new double[width];
    for (int i = 0; i < rows * width; i++) {
      mean[i % width] += out.values()[i] / (double) rows;
    }
    return mean;
  }
}
