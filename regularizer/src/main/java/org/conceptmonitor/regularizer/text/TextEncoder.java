package org.conceptmonitor.regularizer.text;

import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** A frozen text encoder f. Implementations are safe for use by several threads. */
public interface TextEncoder {
  /** Shown beside results, for example "all-MiniLM-L6-v2". */
  String name();

  /**
   * Differs wherever vectors may differ: names what cached vectors were computed with. A model from
   * a file hashes the file.
   */
  default String identity() {
    return getClass().getName() + " " + name();
  }

  /** Width E of the vectors. */
  int width();

  /**
   * Encodes words.
   *
   * @return one row a word, [words, width], each of Euclidean norm 1
   */
  Matrix encode(List<String> words);
}
