package org.conceptmonitor.regularizer.activation;

import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Rates concepts in images. Implementations are safe for use by several threads. */
public interface ConceptActivationSource {
  /** Part of every result, for example "class labels (all-MiniLM-L6-v2)". */
  String name();

  /** Differs wherever activations may differ: names what cached activations were computed with. */
  String identity();

  /**
   * Rates each word in each image.
   *
   * @return P [images, words]: cosines in [-1, 1]. Beside it, no more is held than one batch of
   *     images and one embedding for each image and word
   */
  Matrix activations(ProbeImages images, List<String> words);
}
