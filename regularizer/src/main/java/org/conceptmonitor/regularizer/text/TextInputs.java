package org.conceptmonitor.regularizer.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.conceptmonitor.regularizer.onnx.OnnxCall;
import org.conceptmonitor.regularizer.onnx.OnnxModel;
import org.conceptmonitor.regularizer.onnx.TensorSpec;

/** How token numbers go into a text model. */
final class TextInputs {
  private static final String TOKENS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String SEGMENTS = "token_type_ids";

  private final OnnxModel model;
  private final TensorSpec tokens;
  private final Optional<TensorSpec> mask;
  private final Optional<TensorSpec> segments;

  private TextInputs(OnnxModel model) {
    this.model = model;
    this.tokens = model.input(TOKENS).orElseGet(() -> onlyInput(model));
    this.mask = model.input(MASK);
    this.segments = model.input(SEGMENTS);
  }

  /**
   * Finds the model's inputs.
   *
   * @throws IllegalArgumentException listing them, if they are not a text model's
   */
  static TextInputs of(OnnxModel model) {
    TextInputs inputs = new TextInputs(model);
    List<String> known = List.of(inputs.tokens.name(), MASK, SEGMENTS);
    for (TensorSpec input : model.inputs()) {
      if (!known.contains(input.name()) || !input.type().isInteger() || input.rank() != 2) {
        throw unfit(model);
      }
    }
    return inputs;
  }

  private static TensorSpec onlyInput(OnnxModel model) {
    if (model.inputs().size() != 1) {
      throw unfit(model);
    }
    return model.inputs().get(0);
  }

  private static IllegalArgumentException unfit(OnnxModel model) {
    return model.unfit(
        "'%s' of int64 or int32 [texts, tokens], besides it at most '%s' and '%s' of that kind: export the text model alone"
            .formatted(TOKENS, MASK, SEGMENTS));
  }

  /** The number of tokens that the model insists on, or none. */
  Optional<Integer> length() {
    return tokens.shape()[1] > 0 ? Optional.of((int) tokens.shape()[1]) : Optional.empty();
  }

  /**
   * Fills in one text. What the model insists on beside it, more tokens or more texts, is 0.
   *
   * @param text its tokens
   */
  OnnxCall call(long[] text) {
    int length = length().orElse(text.length);
    int texts = (int) Math.max(1, tokens.shape()[0]);
    long[] values = Arrays.copyOf(text, texts * length);
    long[] kept = new long[texts * length];
    Arrays.fill(kept, 0, text.length, 1);
    OnnxCall call = model.call().integers(tokens.name(), values, texts, length);
    mask.ifPresent(input -> call.integers(MASK, kept, texts, length));
    segments.ifPresent(input -> call.integers(SEGMENTS, new long[kept.length], texts, length));
    return call;
  }
}
