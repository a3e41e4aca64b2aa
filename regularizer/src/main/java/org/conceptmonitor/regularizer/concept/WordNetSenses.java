package org.conceptmonitor.regularizer.concept;

import static org.conceptmonitor.regularizer.concept.ConceptCategory.COLOR;
import static org.conceptmonitor.regularizer.concept.ConceptCategory.MATERIAL;
import static org.conceptmonitor.regularizer.concept.ConceptCategory.OBJECT;
import static org.conceptmonitor.regularizer.concept.ConceptCategory.PART;
import static org.conceptmonitor.regularizer.concept.ConceptCategory.SCENE;
import static org.conceptmonitor.regularizer.concept.ConceptCategory.TEXTURE;
import static org.conceptmonitor.regularizer.concept.ConceptCategory.UNCATEGORISED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;

/** The categories of WordNet's senses. For use by one thread at a time. */
final class WordNetSenses {
  /* Sense keys, which keep their meaning between versions of WordNet. */
  private static final Map<ConceptCategory, List<String>> ROOTS =
      Map.of(
          COLOR, List.of("color%1:07:00::"),
          TEXTURE, List.of("texture%1:07:00::", "texture%1:07:01::", "design%1:06:00::"),
          MATERIAL, List.of("fabric%1:06:00::", "building_material%1:27:00::", "ceramic%1:06:00::"),
          PART,
              List.of(
                  "body_part%1:08:00::",
                  "plant_part%1:20:00::", "part%1:06:00::", "component%1:06:00::"),
          OBJECT, List.of("produce%1:13:00::"),
          SCENE,
              List.of(
                  "building%1:06:00::",
                  "building_complex%1:06:00::",
                  "housing%1:06:00::",
                  "room%1:06:00::",
                  "area%1:06:00::",
                  "way%1:06:00::",
                  "facility%1:06:00::",
                  "establishment%1:06:00::",
                  "geological_formation%1:17:00::",
                  "body_of_water%1:17:00::",
                  "land%1:17:00::",
                  "forest%1:14:00::",
                  "vegetation%1:14:00::",
                  "region%1:15:00::",
                  "workplace%1:06:00::"));

  private static final Map<ConceptCategory, List<String>> ADJECTIVES =
      Map.of(
          COLOR, List.of("chromatic%3:00:00::", "achromatic%3:00:00::"),
          TEXTURE,
              List.of(
                  "patterned%3:00:00::",
                  "rough%3:00:00::", "smooth%3:00:00::", "woven%3:00:00::", "unwoven%3:00:00::"));

  private static final Map<String, ConceptCategory> FILES =
      Map.of(
          "noun.animal", OBJECT,
          "noun.artifact", OBJECT,
          "noun.food", OBJECT,
          "noun.object", OBJECT,
          "noun.person", OBJECT,
          "noun.plant", OBJECT,
          "noun.body", PART,
          "noun.substance", MATERIAL,
          "noun.location", SCENE);

  private final WordNet wordNet;
  private final Map<Synset, ConceptCategory> nouns = new HashMap<>();
  private final Map<Synset, ConceptCategory> adjectives = new HashMap<>();

  /**
   * Opens the WordNet on the class path.
   *
   * @throws IllegalStateException if its data is missing
   */
  WordNetSenses() {
    try {
      wordNet = new WordNet();
      index(ROOTS, nouns);
      index(ADJECTIVES, adjectives);
    } catch (JWNLException missing) {
      throw new IllegalStateException(WordNetCategories.MISSING, missing);
    }
  }

  private void index(Map<ConceptCategory, List<String>> keys, Map<Synset, ConceptCategory> synsets)
      throws JWNLException {
    for (Map.Entry<ConceptCategory, List<String>> entry : keys.entrySet()) {
      for (String key : entry.getValue()) {
        synsets.put(wordNet.byKey(key), entry.getKey());
      }
    }
  }

  /** The category of a word or phrase. */
  ConceptCategory category(String word) {
    try {
      return ofLongestKnownPart(word);
    } catch (JWNLException e) {
      throw new IllegalStateException("WordNet can't be read at '%s'".formatted(word), e);
    }
  }

  private ConceptCategory ofLongestKnownPart(String phrase) throws JWNLException {
    for (List<String> part : parts(phrase)) {
      List<Synset> nounSenses = wordNet.senses(POS.NOUN, part);
      if (!nounSenses.isEmpty()) {
        return ofNoun(nounSenses.get(0));
      }
      List<Synset> adjectiveSenses = wordNet.senses(POS.ADJECTIVE, part);
      if (!adjectiveSenses.isEmpty() && ofAdjective(adjectiveSenses.get(0)) != UNCATEGORISED) {
        return ofAdjective(adjectiveSenses.get(0));
      }
    }
    return UNCATEGORISED;
  }

  /* The phrase, its ends ("spotted black dog"), then its beginnings ("brewery outdoor"). */
  private static List<List<String>> parts(String phrase) {
    List<String> words = List.of(phrase.replace('-', ' ').replace('_', ' ').strip().split(" +"));
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < words.size(); from++) {
      parts.add(words.subList(from, words.size()));
    }
    for (int to = words.size() - 1; to > 0; to--) {
      parts.add(words.subList(0, to));
    }
    return parts;
  }

  private ConceptCategory ofNoun(Synset noun) throws JWNLException {
    for (Synset synset : WordNet.withHypernyms(noun)) {
      ConceptCategory category = nouns.get(synset);
      if (category != null) {
        return category;
      }
    }
    return FILES.getOrDefault(noun.getLexFileName(), UNCATEGORISED);
  }

  private ConceptCategory ofAdjective(Synset adjective) throws JWNLException {
    ConceptCategory own = adjectives.get(adjective);
    if (own != null) {
      return own;
    }
    return WordNet.targets(adjective, PointerType.SIMILAR_TO).stream()
        .map(similar -> adjectives.getOrDefault(similar, UNCATEGORISED))
        .min(ConceptCategory::compareTo)
        .orElse(UNCATEGORISED);
  }
}
