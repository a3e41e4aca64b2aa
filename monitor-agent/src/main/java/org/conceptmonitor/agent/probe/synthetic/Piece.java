package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;

/**
 * One piece of a figure.
 *
 * @param labels the part that it is called; none where it is only the rest of the object
 * @param coat which of the figure's surfaces it wears
 * @param optional whether some pictures leave it out
 */
record Piece(List<Concept> labels, Shape shape, Coat coat, boolean optional) {

  /** The surfaces of a figure: its main one, the same in shade, and one plain tone beside it. */
  enum Coat {
    MAIN,
    SHADED,
    ACCENT
  }

  static Piece main(Shape shape) {
    return new Piece(List.of(), shape, Coat.MAIN, false);
  }

  static Piece main(String part, Shape shape) {
    return named(part, shape, Coat.MAIN);
  }

  static Piece shaded(Shape shape) {
    return new Piece(List.of(), shape, Coat.SHADED, false);
  }

  static Piece shaded(String part, Shape shape) {
    return named(part, shape, Coat.SHADED);
  }

  static Piece accent(Shape shape) {
    return new Piece(List.of(), shape, Coat.ACCENT, false);
  }

  static Piece accent(String part, Shape shape) {
    return named(part, shape, Coat.ACCENT);
  }

  private static Piece named(String part, Shape shape, Coat coat) {
    return new Piece(List.of(new Concept(part, ConceptCategory.PART)), shape, coat, false);
  }

  /** The same piece, left out of some pictures, so that part and object come apart. */
  Piece sometimes() {
    return new Piece(labels, shape, coat, true);
  }
}
