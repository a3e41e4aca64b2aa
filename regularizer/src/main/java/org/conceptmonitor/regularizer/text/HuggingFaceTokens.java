package org.conceptmonitor.regularizer.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A Hugging Face {@code tokenizer.json}, run by their own library. */
final class HuggingFaceTokens implements Tokenizer {
  private final HuggingFaceTokenizer tokenizer;

  private HuggingFaceTokens(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static Tokenizer open(Path file) throws IOException {
    Telemetry.optOut();
    try {
      Map<String, String> options = Map.of("padding", "false", "truncation", "false");
      return new HuggingFaceTokens(HuggingFaceTokenizer.newInstance(file, options));
    } catch (LinkageError missing) {
      throw new IllegalStateException(
          "the tokenizer library can't be loaded: add the dependency ai.djl.huggingface:tokenizers",
          missing);
    } catch (RuntimeException damaged) {
      throw new IllegalArgumentException(
          "%s is no Hugging Face tokenizer.json: %s".formatted(file, damaged.getMessage()),
          damaged);
    }
  }

  @Override
  public long[] tokens(String text) {
    Encoding encoding = tokenizer.encode(text);
    long[] mask = encoding.getAttentionMask();
    int length = (int) Arrays.stream(mask).filter(kept -> kept != 0).count();
    return Arrays.copyOf(encoding.getIds(), length);
  }
}
