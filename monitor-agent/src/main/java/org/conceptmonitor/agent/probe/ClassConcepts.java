package org.conceptmonitor.agent.probe;

import java.util.List;
import org.conceptmonitor.regularizer.activation.ClassLabels;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * How strongly each concept is in the images of each class.
 *
 * @param source how that is known, shown beside every result
 * @param concepts the columns
 * @param byClass [classes, concepts]
 */
record ClassConcepts(String source, ConceptSet concepts, Matrix byClass) {
  /** The classes are the concepts. */
  static ClassConcepts themselves(List<String> classNames, ConceptSet categories) {
    ConceptSet concepts = Words.asConcepts("class labels", classNames, categories);
    Matrix same = Matrix.zeros(classNames.size(), classNames.size());
    for (int i = 0; i < classNames.size(); i++) {
      same.values()[i * classNames.size() + i] = 1;
    }
    return new ClassConcepts("class labels", concepts, same);
  }

  /** cos(f(class name), f(word)) for each word of a set. */
  static ClassConcepts similar(List<String> classNames, ConceptSet words, TextEncoder encoder) {
    Matrix cosines = ClassLabels.similarity(encoder, classNames, words.words());
    String source =
        "class-label text similarity to %s by %s".formatted(words.name(), encoder.name());
    return new ClassConcepts(source, words, cosines);
  }
}
