package org.conceptmonitor.regularizer.concept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Reads words, one a line: plain, or comma-separated with a second cell under the header {@code
 * word} or {@code word,} and the second column's name. Blank lines are skipped. Holds what it reads
 * and one line of the file at a time.
 *
 * @param <T> what each line becomes
 */
final class WordFile<T> {
  private static final String WORD = "word";

  private final String source;
  private final String bothColumns;
  private final BiFunction<String, String, T> entry;
  private final List<T> entries = new ArrayList<>();
  private final Map<String, Integer> lineByWord = new HashMap<>();
  private final ObjectReader cellReader = new CsvMapper().readerForArrayOf(String.class);
  private boolean csv;

  private WordFile(String source, String secondColumn, BiFunction<String, String, T> entry) {
    this.source = source;
    this.bothColumns = WORD + "," + secondColumn;
    this.entry = entry;
  }

  /**
   * Reads all lines.
   *
   * @param source the file's name, for error messages; one that ends in .csv must have a header
   * @param entry makes an entry of a word and its second cell, "" where there is none
   * @throws IllegalArgumentException naming the line, if it can't be understood
   */
  static <T> List<T> read(
      BufferedReader reader,
      String source,
      String secondColumn,
      BiFunction<String, String, T> entry)
      throws IOException {
    WordFile<T> file = new WordFile<>(source, secondColumn, entry);
    int number = 0;
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        file.line(number++ == 0 ? withoutByteOrderMark(line) : line, number);
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "%s is not UTF-8 near line %d: save it as UTF-8".formatted(source, number + 1), e);
    }
    if (file.entries.isEmpty()) {
      throw file.error(number + 1, "the file ends without a word: expected at least one");
    }
    return file.entries;
  }

  private static String withoutByteOrderMark(String line) {
    return line.startsWith("\uFEFF") ? line.substring(1) : line;
  }

  private void line(String line, int number) {
    String text = line.strip();
    if (number == 1 && isHeader(text)) {
      csv = true;
    } else if (!text.isEmpty()) {
      add(csv ? cells(text, number) : List.of(text), number);
    }
  }

  private boolean isHeader(String text) {
    boolean required = source.toLowerCase(Locale.ROOT).endsWith(".csv");
    boolean header = text.equals(bothColumns) || (required && text.equals(WORD));
    if (required && !header) {
      throw error(
          1,
          "expected the header '%s' or '%s', found '%s': add it, or name a file of plain words .txt"
              .formatted(WORD, bothColumns, text));
    }
    return header;
  }

  private List<String> cells(String text, int number) {
    try {
      String[] cells = cellReader.readValue(text);
      if (cells.length <= 2 && !cells[0].isBlank()) {
        return List.of(cells);
      }
    } catch (JsonProcessingException badlyQuoted) {
      throw error(number, "'%s' is badly quoted: close its double quotes".formatted(text));
    }
    throw error(
        number,
        "expected the cells of '%s', found '%s': put a word that holds a comma in double quotes"
            .formatted(bothColumns, text));
  }

  private void add(List<String> cells, int number) {
    String word = cells.get(0).strip();
    Integer earlier = lineByWord.putIfAbsent(word, number);
    if (earlier != null) {
      throw error(
          number, "'%s' stands in line %d already: remove one of them".formatted(word, earlier));
    }
    try {
      entries.add(entry.apply(word, cells.size() < 2 ? "" : cells.get(1).strip()));
    } catch (IllegalArgumentException unknown) {
      throw error(number, unknown.getMessage());
    }
  }

  private IllegalArgumentException error(int line, String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(source, line, what));
  }
}
