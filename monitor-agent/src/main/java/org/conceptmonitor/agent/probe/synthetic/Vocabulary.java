package org.conceptmonitor.agent.probe.synthetic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/** The concepts that can be drawn with so many channels, and their numbers. Immutable. */
final class Vocabulary {
  private final ConceptSet concepts;
  private final Map<Concept, Integer> numbers = new HashMap<>();

  Vocabulary(int channels) {
    Stream<Concept> colours = Colour.of(channels).stream().map(Vocabulary::concept);
    List<Concept> drawn =
        Stream.of(colours, finishes(), parts(), objects())
            .flatMap(concept -> concept)
            .distinct()
            .sorted(Comparator.comparing(Concept::category))
            .toList();
    concepts = new ConceptSet("Broden (%d words that are drawn)".formatted(drawn.size()), drawn);
    for (Concept concept : drawn) {
      numbers.put(concept, numbers.size());
    }
  }

  ConceptSet concepts() {
    return concepts;
  }

  /** The numbers of these concepts. */
  List<Integer> numbers(Collection<Concept> labels) {
    List<Integer> found = new ArrayList<>(labels.size());
    for (Concept label : labels) {
      found.add(numbers.get(label));
    }
    return found;
  }

  int number(Colour colour) {
    return numbers.get(concept(colour));
  }

  private static Concept concept(Colour colour) {
    return new Concept(colour.word(), ConceptCategory.COLOR);
  }

  private static Stream<Concept> finishes() {
    return Stream.of(Recipes.TEXTURES, Materials.ALL, Scenes.ALL)
        .flatMap(List::stream)
        .flatMap(finish -> finish.labels().stream());
  }

  private static Stream<Concept> parts() {
    return Figure.ALL.stream()
        .flatMap(figure -> figure.pieces().stream())
        .flatMap(piece -> piece.labels().stream());
  }

  private static Stream<Concept> objects() {
    return Figure.ALL.stream().map(Figure::object);
  }
}
