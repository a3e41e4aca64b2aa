package org.conceptmonitor.regularizer.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Opens a tokenizer by the name of its file. */
final class TokenizerFile {
  private TokenizerFile() {}

  /**
   * Opens a tokenizer: {@code vocab.json} with {@code merges.txt} beside it and {@code
   * bpe_simple_vocab_16e6.txt}, packed with gzip or not, are CLIP's byte-pair encoding; any other
   * JSON file is a Hugging Face {@code tokenizer.json}.
   */
  static Tokenizer open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no tokenizer at %s: give the tokenizer.json that came with the model, or for CLIP its vocab.json or bpe_simple_vocab_16e6.txt.gz"
              .formatted(file));
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith("vocab.json")) {
        return ClipVocabulary.fromJson(file, merges(file)).tokenizer();
      }
      if (name.endsWith(".json")) {
        return HuggingFaceTokens.open(file);
      }
      return ClipVocabulary.fromText(file).tokenizer();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the tokenizer %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The files that the tokenizer is read from. */
  static List<Path> files(Path file) {
    boolean vocabulary =
        file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith("vocab.json");
    return vocabulary ? List.of(file, merges(file)) : List.of(file);
  }

  private static Path merges(Path vocabulary) {
    return vocabulary.resolveSibling("merges.txt");
  }
}
