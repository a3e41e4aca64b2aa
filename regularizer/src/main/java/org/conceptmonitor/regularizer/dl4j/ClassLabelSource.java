package org.conceptmonitor.regularizer.dl4j;

import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Concept activations from the words for the classes. Immutable. */
final class ClassLabelSource implements ConceptSource {
  private final ConceptSet concepts;
  private final Matrix classSimilarity;

  ClassLabelSource(ConceptSet concepts, TextEncoder encoder, List<String> classes) {
    this.concepts = concepts;
    this.classSimilarity = encoder.encode(classes).timesTranspose(encoder.encode(concepts.words()));
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  @Override
  public Matrix activations(INDArray images, INDArray labels) {
    if (labels.rank() != 2 || labels.size(1) != classSimilarity.rows()) {
      throw new IllegalArgumentException(
          "the labels are %s: expected [images, %d], a column for each class named"
              .formatted(Arrays.toString(labels.shape()), classSimilarity.rows()));
    }
    float[] shares = labels.dup('c').data().asFloat();
    return Matrix.of((int) labels.size(0), classSimilarity.rows(), shares).times(classSimilarity);
  }
}
