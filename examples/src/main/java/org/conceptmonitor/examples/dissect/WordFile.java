package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The text files of a dissection: concept words, and anchors. UTF-8, blank lines passed over. */
final class WordFile {
  private WordFile() {}

  /** One word or phrase a line. */
  static List<String> words(Path file) throws IOException {
    List<String> words = lines(file).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (words.isEmpty()) {
      throw new IOException("%s holds no word: write one concept a line".formatted(file));
    }
    return words;
  }

  /**
   * One concept index a line, counted from 0.
   *
   * @param concepts how many there are
   */
  static int[] anchors(Path file, int concepts) throws IOException {
    List<String> lines = lines(file);
    int[] anchors =
        IntStream.range(0, lines.size())
            .filter(i -> !lines.get(i).isBlank())
            .map(i -> index(file, i + 1, lines.get(i).strip(), concepts))
            .toArray();
    if (anchors.length == 0) {
      throw new IOException("%s holds no anchor: write one concept index a line".formatted(file));
    }
    return anchors;
  }

  private static int index(Path file, int line, String text, int concepts) {
    try {
      int index = Integer.parseInt(text);
      if (index >= 0 && index < concepts) {
        return index;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, as a number out of range is
    }
    throw new IllegalArgumentException(
        "%s, line %d: '%s' is no concept: write an index from 0 to %d"
            .formatted(file, line, text, concepts - 1));
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file %s: check the path".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new IOException("%s is not in UTF-8: convert it".formatted(file), e);
    }
  }
}
