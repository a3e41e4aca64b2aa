package org.conceptmonitor.agent.probe;

import java.util.List;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/** Makes concepts of words, with the categories that a concept set knows them by. */
final class Words {
  private Words() {}

  static ConceptSet asConcepts(String name, List<String> words, ConceptSet known) {
    return new ConceptSet(name, words.stream().map(word -> concept(word, known)).toList());
  }

  private static Concept concept(String word, ConceptSet known) {
    return known.indexOf(word).stream()
        .mapToObj(known.concepts()::get)
        .findFirst()
        .orElse(new Concept(word, ConceptCategory.UNCATEGORISED));
  }
}
