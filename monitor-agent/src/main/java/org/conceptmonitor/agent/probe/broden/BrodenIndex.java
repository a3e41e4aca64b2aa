package org.conceptmonitor.agent.probe.broden;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The chosen lines of {@code index.csv}. Keeps their places, 16 bytes an image, and reads a line
 * anew when it is asked for. Immutable.
 */
final class BrodenIndex {
  private static final String[] REQUIRED = {"image", "split", "ih", "iw", "sh", "sw"};

  private final CsvFile file;
  private final CsvHeader header;
  private final List<String> categories;
  private final int[] numbers;
  private final long[] starts;
  private final int[] lengths;

  private BrodenIndex(
      CsvFile file, CsvHeader header, List<String> categories, List<LinePlace> places) {
    this.file = file;
    this.header = header;
    this.categories = categories;
    numbers = places.stream().mapToInt(LinePlace::number).toArray();
    starts = places.stream().mapToLong(LinePlace::start).toArray();
    lengths = places.stream().mapToInt(LinePlace::length).toArray();
  }

  /**
   * @param categories those of {@code category.csv}: each has a column
   * @param split only images of this split; empty for all
   * @param limit at most so many images, evenly spread over the file
   */
  static BrodenIndex read(Path path, List<String> categories, String split, int limit) {
    CsvFile file = new CsvFile(path, REQUIRED);
    List<LinePlace> places = new ArrayList<>();
    Map<String, Integer> splits = new TreeMap<>();
    CsvHeader header =
        file.forEach(
            (row, place) -> {
              splits.merge(row.text("split"), 1, Integer::sum);
              if (split.isEmpty() || row.text("split").equals(split)) {
                places.add(place);
              }
            });
    checkColumns(header, categories);
    if (places.isEmpty()) {
      throw new IllegalArgumentException(
          "%s lists no image%s: the splits and their numbers of images are %s"
              .formatted(path, split.isEmpty() ? "" : " of split '%s'".formatted(split), splits));
    }
    return new BrodenIndex(file, header, categories, spread(places, limit));
  }

  private static void checkColumns(CsvHeader header, List<String> categories) {
    Set<String> found = new TreeSet<>(header.columns());
    found.removeAll(Set.of(REQUIRED));
    if (!found.equals(new TreeSet<>(categories))) {
      throw header.error(
          1,
          "the columns after sw are %s, the categories in category.csv are %s: they have to be the same, so rename or add the one that is wrong"
              .formatted(found, new TreeSet<>(categories)));
    }
  }

  private static List<LinePlace> spread(List<LinePlace> places, int limit) {
    int count = Math.min(limit, places.size());
    return IntStream.range(0, count)
        .mapToObj(i -> places.get((int) ((long) i * places.size() / count)))
        .toList();
  }

  int size() {
    return starts.length;
  }

  BrodenImage image(int image) {
    LinePlace place = new LinePlace(numbers[image], starts[image], lengths[image]);
    return BrodenImage.of(file.row(header, place), categories);
  }
}
