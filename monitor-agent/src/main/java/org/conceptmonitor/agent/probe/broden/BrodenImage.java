package org.conceptmonitor.agent.probe.broden;

import java.util.Arrays;
import java.util.List;

/**
 * One image's line in {@code index.csv}.
 *
 * @param row of the file
 * @param file of the image, relative to {@code images/}
 * @param layers of labels, in the order of the columns: a number labels the whole image, anything
 *     else is a label image, relative to {@code images/}
 */
record BrodenImage(CsvRow row, String file, List<String> layers) {
  static BrodenImage of(CsvRow row, List<String> categories) {
    List<String> layers =
        categories.stream()
            .flatMap(category -> Arrays.stream(row.text(category).split(";")))
            .map(String::strip)
            .filter(layer -> !layer.isEmpty())
            .toList();
    return new BrodenImage(row, row.text("image"), layers);
  }

  /** Of the label images, in pixels. */
  int height() {
    return row.whole("sh", 1);
  }

  /** Of the label images, in pixels. */
  int width() {
    return row.whole("sw", 1);
  }

  static boolean isNumber(String layer) {
    return layer.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
