package org.conceptmonitor.regularizer.concept;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An ordered set of concepts with distinct words. Immutable.
 *
 * <p>Large sets are meant to work: with M concepts, N probe images, K neurons and vectors of width
 * E, to rate by cos-cubed and to embed takes at most some 6 (N (K + M) + K M + M E) floats, never N
 * x M x K or M x M. With 20,000 words, 1,000 images, 512 neurons and width 384 that is 0.9 GB.
 */
public final class ConceptSet {
  private final String name;
  private final List<Concept> concepts;
  private final Map<String, Integer> indexByWord = new HashMap<>();

  /**
   * @param name shown beside results, for example "Broden"
   * @param concepts with distinct words
   */
  public ConceptSet(String name, List<Concept> concepts) {
    this.name = name;
    this.concepts = List.copyOf(concepts);
    for (int i = 0; i < concepts.size(); i++) {
      String word = concepts.get(i).word();
      if (indexByWord.put(word, i) != null) {
        throw new IllegalArgumentException(
            "the concept set '%s' holds '%s' twice: remove one".formatted(name, word));
      }
    }
  }

  /**
   * The 1,153 labels of the Broden data set, the default. Network Dissection, Bau et al., CVPR
   * 2017.
   */
  public static ConceptSet broden() {
    try (InputStream resource = ConceptSet.class.getResourceAsStream("broden.csv")) {
      return new ConceptSet("Broden", concepts(utf8(resource), "broden.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException("the concept list in this jar can't be read", e);
    }
  }

  /**
   * Reads a set from a UTF-8 file: a plain text file with one word or phrase a line, or one whose
   * name ends in {@code .csv} under the header {@code word} or {@code word,category}. A category is
   * one of {@link ConceptCategory#label()}; without one a concept is {@link
   * ConceptCategory#UNCATEGORISED}, which {@link WordNetCategories#categorise} may change. Read
   * line by line: takes no more memory than the set.
   *
   * @param name shown beside results
   * @throws IllegalArgumentException naming the line, if the file holds anything else
   * @throws IOException if the file can't be read
   */
  public static ConceptSet read(String name, Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return new ConceptSet(name, concepts(reader, file.toString()));
    }
  }

  private static List<Concept> concepts(BufferedReader reader, String source) throws IOException {
    return WordFile.read(
        reader, source, "category", (word, label) -> new Concept(word, category(label)));
  }

  private static ConceptCategory category(String label) {
    return label.isEmpty() ? ConceptCategory.UNCATEGORISED : ConceptCategory.labelled(label);
  }

  private static BufferedReader utf8(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  public String name() {
    return name;
  }

  /** The concepts in order. */
  public List<Concept> concepts() {
    return concepts;
  }

  public int size() {
    return concepts.size();
  }

  /** The words in order. */
  public List<String> words() {
    return concepts.stream().map(Concept::word).toList();
  }

  /** Index of the concept with this word. */
  public OptionalInt indexOf(String word) {
    Integer index = indexByWord.get(word);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }
}
