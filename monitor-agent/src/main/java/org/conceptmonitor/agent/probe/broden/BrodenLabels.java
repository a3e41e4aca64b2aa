package org.conceptmonitor.agent.probe.broden;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;

/**
 * The labels by number, from {@code label.csv}, {@code category.csv} and {@code c_*.csv}. A label
 * of several categories counts to the one that it covers most of, the later one among equals, as in
 * the authors' NetDissect-Lite. Immutable.
 */
final class BrodenLabels {
  private final List<String> categories;
  private final TreeMap<Integer, Concept> concepts = new TreeMap<>();

  private BrodenLabels(List<String> categories) {
    this.categories = categories;
  }

  static BrodenLabels read(Path folder) {
    List<String> categories =
        new CsvFile(folder.resolve("category.csv"), "name")
            .rows().stream().map(row -> row.text("name")).toList();
    BrodenLabels labels = new BrodenLabels(categories);
    Map<Integer, String> primary = labels.primaryCategories(folder);
    Set<String> taken = new HashSet<>();
    for (CsvRow row : new CsvFile(folder.resolve("label.csv"), "number", "name").rows()) {
      labels.add(row, primary, taken);
    }
    return labels;
  }

  private Map<Integer, String> primaryCategories(Path folder) {
    Map<Integer, String> primary = new HashMap<>();
    Map<Integer, Double> most = new HashMap<>();
    for (String category : categories) {
      Path file = folder.resolve("c_%s.csv".formatted(category));
      for (CsvRow row : new CsvFile(file, "code", "number", "name", "coverage").rows()) {
        int label = row.whole("number", 0);
        double coverage = row.number("coverage");
        if (coverage >= most.getOrDefault(label, 0.0)) {
          most.put(label, coverage);
          primary.put(label, category);
        }
      }
    }
    return primary;
  }

  private void add(CsvRow row, Map<Integer, String> primary, Set<String> taken) {
    int number = row.whole("number", 0);
    String published = row.text("name");
    ConceptCategory category = category(primary.get(number));
    String word = word(published, category, taken);
    if (number > 0 && concepts.put(number, new Concept(word, category)) != null) {
      throw row.error("label %d stands twice: remove one of the lines".formatted(number));
    }
    if (!taken.add(word)) {
      throw row.error("the name '%s' stands twice: rename one of the labels".formatted(published));
    }
  }

  private static ConceptCategory category(String name) {
    return Arrays.stream(ConceptCategory.values())
        .filter(category -> category.label().equals(name))
        .findFirst()
        .orElse(ConceptCategory.UNCATEGORISED);
  }

  /* Published colours end in -c and scenes in -s, and scenes join their words with hyphens. */
  private static String word(String published, ConceptCategory category, Set<String> taken) {
    String bare =
        switch (category) {
          case COLOR -> withoutEnd(published, "-c");
          case SCENE -> withoutEnd(published, "-s");
          default -> published;
        };
    String spaced = bare.replace('_', ' ').strip();
    String plain = category == ConceptCategory.SCENE ? spaced.replace('-', ' ') : spaced;
    return Stream.of(plain, spaced, bare)
        .filter(word -> !taken.contains(word))
        .findFirst()
        .orElse(published);
  }

  private static String withoutEnd(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  /** The names in {@code category.csv}. */
  List<String> categories() {
    return categories;
  }

  boolean has(int label) {
    return concepts.containsKey(label);
  }

  Concept concept(int label) {
    return concepts.get(label);
  }

  /** The numbers, for error messages. */
  String range() {
    return concepts.isEmpty()
        ? "it holds none"
        : "its %d numbers go from %d to %d"
            .formatted(concepts.size(), concepts.firstKey(), concepts.lastKey());
  }
}
