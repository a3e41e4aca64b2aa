package org.conceptmonitor.agent;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.regularizer.concept.Anchor;
import org.conceptmonitor.regularizer.concept.AnchorKind;

/** The user's own anchors, each word once. Not safe for use by several threads. */
final class AnchorList {
  private final List<Anchor> anchors = new ArrayList<>();

  void add(AnchorKind kind, String... words) {
    for (String word : words) {
      add(new Anchor(word, kind));
    }
  }

  void add(Anchor anchor) {
    if (anchor.word().isBlank()) {
      throw new IllegalArgumentException("an anchor word is blank: name a concept, such as zebra");
    }
    if (anchors.stream().anyMatch(other -> other.word().equals(anchor.word()))) {
      throw new IllegalArgumentException(
          "the anchor '%s' is given twice: give each word once, as wished for or as unwanted"
              .formatted(anchor.word()));
    }
    anchors.add(anchor);
  }

  List<Anchor> anchors() {
    return List.copyOf(anchors);
  }
}
