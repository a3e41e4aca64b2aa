package org.conceptmonitor.regularizer.dl4j;

import java.util.function.Function;
import org.conceptmonitor.regularizer.activation.ConceptActivationSource;
import org.conceptmonitor.regularizer.activation.ProbeImages;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Concept activations of the pictures that the features stand for. */
record RatedSource(
    ConceptSet concepts, ConceptActivationSource rating, Function<INDArray, ProbeImages> pictures)
    implements ConceptSource {

  @Override
  public Matrix activations(INDArray images, INDArray labels) {
    return rating.activations(pictures.apply(images), concepts.words());
  }
}
