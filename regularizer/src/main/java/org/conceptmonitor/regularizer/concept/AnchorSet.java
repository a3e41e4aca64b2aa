package org.conceptmonitor.regularizer.concept;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** An ordered set of anchors with distinct words, at least one. Immutable. */
public final class AnchorSet {
  private final List<Anchor> anchors;

  /**
   * @param anchors with distinct words
   */
  public AnchorSet(List<Anchor> anchors) {
    this.anchors = List.copyOf(anchors);
    if (anchors.isEmpty()) {
      throw new IllegalArgumentException("there are no anchors: choose at least one anchor word");
    }
    Set<String> words = new HashSet<>();
    for (Anchor anchor : anchors) {
      if (!words.add(anchor.word())) {
        throw new IllegalArgumentException(
            "'%s' is an anchor twice: remove one".formatted(anchor.word()));
      }
    }
  }

  /** Every concept as a wished anchor, the default. */
  public static AnchorSet of(ConceptSet concepts) {
    return new AnchorSet(
        concepts.words().stream().map(word -> new Anchor(word, AnchorKind.WISHED)).toList());
  }

  /**
   * Reads anchors from a UTF-8 file: a plain text file with one word or phrase a line, or one whose
   * name ends in {@code .csv} under the header {@code word} or {@code word,kind}. A kind is one of
   * {@link AnchorKind#label()}; without one an anchor is wished for.
   *
   * @throws IllegalArgumentException naming the line, if the file holds anything else
   * @throws IOException if the file can't be read
   */
  public static AnchorSet read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return new AnchorSet(
          WordFile.read(
              reader, file.toString(), "kind", (word, label) -> new Anchor(word, kind(label))));
    }
  }

  private static AnchorKind kind(String label) {
    return label.isEmpty() ? AnchorKind.WISHED : AnchorKind.labelled(label);
  }

  /** The anchors in order. */
  public List<Anchor> anchors() {
    return anchors;
  }

  /** The words in order. */
  public List<String> words() {
    return anchors.stream().map(Anchor::word).toList();
  }

  public int size() {
    return anchors.size();
  }

  /** The indices of the anchors of one kind, rising. */
  public int[] indices(AnchorKind kind) {
    return IntStream.range(0, anchors.size()).filter(i -> anchors.get(i).kind() == kind).toArray();
  }
}
