package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/**
 * The concepts' words in order, and their categories where they are known.
 *
 * @param words may hold a word twice
 */
record ConceptWords(List<String> words, Optional<ConceptSet> categorised) {

  /** Reads one word a line, or a CSV file as {@link ConceptSet#read} does. */
  static ConceptWords read(Path file) throws IOException {
    List<String> words = WordFile.words(file);
    if (!file.toString().endsWith(".csv")) {
      return new ConceptWords(words, Optional.empty());
    }
    ConceptSet concepts = ConceptSet.read(file.toString(), file);
    return new ConceptWords(
        concepts.words(), Optional.of(concepts).filter(ConceptWords::isCategorised));
  }

  private static boolean isCategorised(ConceptSet set) {
    return set.concepts().stream()
        .anyMatch(concept -> concept.category() != ConceptCategory.UNCATEGORISED);
  }

  /**
   * The same words in categories told by number. Only which concepts share a category matters.
   *
   * @param numbers a category a word, with or without one for the label 0 before them
   */
  ConceptWords inCategories(int[] numbers, NpyFile source) throws IOException {
    int before = numbers.length - words.size();
    if (before != 0 && before != 1) {
      throw new IOException(
          "%s has %d categories, and there are %d concepts: give one a concept"
              .formatted(source.path(), numbers.length, words.size()));
    }
    ConceptCategory[] categories = ConceptCategory.values();
    for (int number : numbers) {
      if (number < 0 || number >= categories.length) {
        throw new IOException(
            "%s has the category %d: number them from 0 to %d"
                .formatted(source.path(), number, categories.length - 1));
      }
    }
    List<Concept> concepts =
        IntStream.range(0, words.size())
            .mapToObj(i -> new Concept(words.get(i), categories[numbers[before + i]]))
            .toList();
    return new ConceptWords(words, Optional.of(new ConceptSet(source.path().toString(), concepts)));
  }
}
