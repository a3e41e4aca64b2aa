package org.conceptmonitor.regularizer.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A visible character for each byte, so that any text can be written in tokens: printable Latin-1
 * characters stand for themselves, the other 68 bytes for the characters from U+0100 on. As GPT-2
 * and CLIP have it.
 */
final class ClipBytes {
  private static final int FIRST_SUBSTITUTE = 0x100;

  private ClipBytes() {}

  /** The 256 characters in the order of CLIP's vocabulary: the printable ones first. */
  static List<String> inVocabularyOrder() {
    List<String> order = new ArrayList<>();
    IntStream.range(0, 256).filter(ClipBytes::isPrintable).forEach(b -> order.add(letter(b)));
    IntStream.range(0, 256).filter(b -> !isPrintable(b)).forEach(b -> order.add(letter(b)));
    return order;
  }

  /** The characters of a text's UTF-8 bytes. */
  static List<String> of(String text) {
    List<String> letters = new ArrayList<>();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      letters.add(letter(b & 0xff));
    }
    return letters;
  }

  private static String letter(int b) {
    if (isPrintable(b)) {
      return Character.toString(b);
    }
    long before = IntStream.range(0, b).filter(other -> !isPrintable(other)).count();
    return Character.toString(FIRST_SUBSTITUTE + (int) before);
  }

  private static boolean isPrintable(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xa1 && b <= 0xac) || b >= 0xae;
  }
}
