package org.conceptmonitor.agent.probe.broden;

import java.util.List;

/**
 * A line of a CSV file.
 *
 * @param header the file's columns
 * @param number of the line, from 1
 * @param cells one a column
 */
record CsvRow(CsvHeader header, int number, List<String> cells) {
  String text(String column) {
    return cells.get(header.columns().indexOf(column)).strip();
  }

  /** A whole number of at least {@code least}. */
  int whole(String column, int least) {
    try {
      int value = Integer.parseInt(text(column));
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notANumber(column, "a whole number of at least %d".formatted(least));
    }
    throw notANumber(column, "a whole number of at least %d".formatted(least));
  }

  double number(String column) {
    try {
      return Double.parseDouble(text(column));
    } catch (NumberFormatException e) {
      throw notANumber(column, "a number");
    }
  }

  private IllegalArgumentException notANumber(String column, String expected) {
    return error(
        "column '%s' holds '%s', expected %s: correct the line"
            .formatted(column, text(column), expected));
  }

  IllegalArgumentException error(String what) {
    return header.error(number, what);
  }
}
