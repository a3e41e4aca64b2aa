package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;

/**
 * The silhouette of an object in the square from -1 to 1, y downwards.
 *
 * @param pieces from front to back
 */
record Figure(Concept object, List<Piece> pieces) {

  /** Every object that can be drawn. */
  static final List<Figure> ALL =
      Stream.of(Clothes.ALL, Vehicles.ALL, Creatures.ALL, Plants.ALL, Furniture.ALL, Household.ALL)
          .flatMap(List::stream)
          .toList();

  static Figure figure(String object, Piece... frontToBack) {
    return new Figure(new Concept(object, ConceptCategory.OBJECT), List.of(frontToBack));
  }
}
