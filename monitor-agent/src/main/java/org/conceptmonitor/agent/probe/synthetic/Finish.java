package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;

/**
 * A surface with what it is called and how it is usually coloured.
 *
 * @param labels the concepts that it shows all over; none for a plain coat
 * @param natural its usual tones, from the first of the ramp to the last; empty where it has none
 */
record Finish(List<Concept> labels, Surface surface, List<Tone> natural) {

  static final Finish PLAIN = new Finish(List.of(), Surface.PLAIN, List.of());
  static final Finish BLACK =
      new Finish(List.of(), Surface.PLAIN, List.of(new Tone(Colour.BLACK, 0, 0, 0)));

  static Finish texture(String word, Surface surface) {
    return of(word, ConceptCategory.TEXTURE, surface);
  }

  static Finish material(String word, Surface surface, Tone... natural) {
    return of(word, ConceptCategory.MATERIAL, surface, natural);
  }

  static Finish scene(String word, Surface surface, Tone... natural) {
    return of(word, ConceptCategory.SCENE, surface, natural);
  }

  private static Finish of(
      String word, ConceptCategory category, Surface surface, Tone... natural) {
    return new Finish(List.of(new Concept(word, category)), surface, List.of(natural));
  }

  /** Whether it fills the whole picture, and its label with it, as in Broden. */
  boolean isScene() {
    return labels.stream().anyMatch(label -> label.category() == ConceptCategory.SCENE);
  }
}
