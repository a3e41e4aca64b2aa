package org.conceptmonitor.regularizer.concept;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.PointerTarget;
import net.sf.extjwnl.data.PointerType;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.data.Word;
import net.sf.extjwnl.dictionary.Dictionary;

/** WordNet, read from its jar. For use by one thread at a time. */
final class WordNet {
  private final Dictionary dictionary;

  /** Opens the WordNet on the class path. */
  WordNet() throws JWNLException {
    dictionary = Dictionary.getDefaultResourceInstance();
  }

  /**
   * The senses of a phrase, or of its base form ("dogs"), most frequent first. Names of single
   * things and persons ("White") are no sense of a word in lower case.
   *
   * @param words of the phrase
   */
  List<Synset> senses(POS partOfSpeech, List<String> words) throws JWNLException {
    IndexWord entry = dictionary.lookupIndexWord(partOfSpeech, String.join(" ", words));
    /* The library also splits phrases where it likes: an entry of fewer words is not the phrase. */
    if (entry == null || entry.getLemma().split(" ").length != words.size()) {
      return List.of();
    }
    boolean lowerCase =
        words.stream().flatMapToInt(String::chars).noneMatch(Character::isUpperCase);
    return entry.getSenses().stream()
        .filter(sense -> !lowerCase || holdsLowerCase(sense, entry.getLemma()))
        .toList();
  }

  /** The synset that a sense key names. */
  Synset byKey(String senseKey) throws JWNLException {
    Word word = dictionary.getWordBySenseKey(senseKey);
    if (word == null) {
      throw new IllegalStateException(
          "the WordNet on the class path has no sense '%s': use WordNet 3.1".formatted(senseKey));
    }
    return word.getSynset();
  }

  /** The synset and all above it, nearest first. */
  static Set<Synset> withHypernyms(Synset synset) throws JWNLException {
    Set<Synset> closure = new LinkedHashSet<>();
    List<Synset> level = List.of(synset);
    while (!level.isEmpty()) {
      List<Synset> above = new ArrayList<>();
      for (Synset member : level) {
        if (closure.add(member)) {
          above.addAll(targets(member, PointerType.HYPERNYM));
          above.addAll(targets(member, PointerType.INSTANCE_HYPERNYM));
        }
      }
      level = above;
    }
    return closure;
  }

  /** The synsets that a synset points to. */
  static List<Synset> targets(Synset synset, PointerType type) throws JWNLException {
    List<Synset> targets = new ArrayList<>();
    for (PointerTarget target : synset.getTargets(type)) {
      targets.add(target.getSynset());
    }
    return targets;
  }

  private static boolean holdsLowerCase(Synset sense, String lemma) {
    return sense.getWords().stream()
        .map(Word::getLemma)
        .anyMatch(
            word -> word.equalsIgnoreCase(lemma) && word.chars().noneMatch(Character::isUpperCase));
  }
}
