package org.conceptmonitor.regularizer.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CLIP's byte-pair encoding. A text is put into lower case and cut into words, digits and runs of
 * other signs; each is written in letters for its bytes, the last one marked as an end; then, as
 * long as neighbours form a known pair, all those of the pair with the least rank merge. Characters
 * are first composed (NFC), as in Hugging Face's version; the authors' repairs of broken encodings
 * and HTML are left out.
 */
final class ClipTokenizer implements Tokenizer {
  private static final Pattern PIECE =
      Pattern.compile(
          "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|\\p{L}+|\\p{N}|[^\\s\\p{L}\\p{N}]+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  private final ClipVocabulary vocabulary;

  ClipTokenizer(ClipVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public long[] tokens(String text) {
    List<String> tokens = new ArrayList<>(List.of(ClipVocabulary.START));
    String clean = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    Matcher pieces = PIECE.matcher(clean);
    while (pieces.find()) {
      tokens.addAll(merged(pieces.group()));
    }
    tokens.add(ClipVocabulary.END);
    return tokens.stream().mapToLong(this::number).toArray();
  }

  private List<String> merged(String piece) {
    if (piece.equals(ClipVocabulary.START) || piece.equals(ClipVocabulary.END)) {
      return List.of(piece);
    }
    List<String> parts = ClipBytes.of(piece);
    parts.set(parts.size() - 1, parts.get(parts.size() - 1) + ClipVocabulary.WORD_END);
    for (int best = bestPair(parts); best >= 0; best = bestPair(parts)) {
      parts = merge(parts, parts.get(best), parts.get(best + 1));
    }
    return parts;
  }

  /* Where the first pair of least rank begins, -1 if no neighbours merge. */
  private int bestPair(List<String> parts) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < parts.size(); i++) {
      Integer rank = vocabulary.merges().get(parts.get(i) + " " + parts.get(i + 1));
      if (rank != null && rank < least) {
        least = rank;
        best = i;
      }
    }
    return best;
  }

  private static List<String> merge(List<String> parts, String left, String right) {
    List<String> merged = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean pair =
          i + 1 < parts.size() && parts.get(i).equals(left) && parts.get(i + 1).equals(right);
      merged.add(pair ? left + right : parts.get(i));
      i += pair ? 1 : 0;
    }
    return merged;
  }

  private int number(String token) {
    Integer number = vocabulary.tokens().get(token);
    if (number == null) {
      throw new IllegalArgumentException(
          "the tokenizer's vocabulary has no token '%s': it is incomplete; use the files that came with the model"
              .formatted(token));
    }
    return number;
  }
}
