package org.conceptmonitor.agent.probe.broden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.nio.file.Path;
import java.util.List;

/**
 * The columns of a CSV file, and what its lines hold in them. Cells may stand in double quotes; a
 * cell doesn't go on over the end of a line.
 *
 * @param file named in error messages
 * @param columns in order
 */
record CsvHeader(Path file, List<String> columns) {
  private static final ObjectReader CELLS = new CsvMapper().readerForArrayOf(String.class);
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * @param line the file's first line
   * @param required columns that have to be there, in any order
   */
  static CsvHeader of(Path file, String line, String... required) {
    String bare = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    CsvHeader header = new CsvHeader(file, List.of());
    header = new CsvHeader(file, header.cells(bare, 1).stream().map(String::strip).toList());
    for (String column : required) {
      header.require(column, required);
    }
    return header;
  }

  private void require(String column, String... required) {
    if (!columns.contains(column)) {
      throw error(
          1,
          "there is no column '%s': the columns are %s, expected were %s; take the file as it was published, or name its columns so"
              .formatted(column, columns, List.of(required)));
    }
  }

  /** The cells of a line. */
  CsvRow row(String line, int number) {
    List<String> cells = cells(line, number);
    if (cells.size() != columns.size()) {
      throw error(
          number,
          "%d cells under %d columns (%s): put cells that hold a comma in double quotes"
              .formatted(cells.size(), columns.size(), String.join(",", columns)));
    }
    return new CsvRow(this, number, cells);
  }

  private List<String> cells(String line, int number) {
    if (line.isBlank()) {
      return List.of();
    }
    try {
      String[] cells = CELLS.readValue(line);
      return List.of(cells);
    } catch (JsonProcessingException badlyQuoted) {
      throw error(number, "'%s' is badly quoted: close its double quotes".formatted(line));
    }
  }

  /** An error in a line of the file. */
  IllegalArgumentException error(int line, String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(file, line, what));
  }
}
