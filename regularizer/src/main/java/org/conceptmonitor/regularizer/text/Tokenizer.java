package org.conceptmonitor.regularizer.text;

import java.util.Arrays;

/** Cuts text into the numbered tokens of a model. Implementations are safe for several threads. */
interface Tokenizer {
  /** Token numbers with the special ones at both ends, not padded. */
  long[] tokens(String text);

  /** Shortens to the length that a model takes, keeping the last token, which ends the text. */
  static long[] shortened(long[] tokens, int length) {
    if (tokens.length <= length) {
      return tokens;
    }
    long[] kept = Arrays.copyOf(tokens, length);
    kept[length - 1] = tokens[tokens.length - 1];
    return kept;
  }
}
