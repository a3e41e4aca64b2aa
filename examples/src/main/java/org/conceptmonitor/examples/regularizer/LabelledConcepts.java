package org.conceptmonitor.examples.regularizer;

import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sum of what two sources say of each concept, both brought to mean 0 and standard deviation 1
 * on the training images: what the image shows and what its label means. Immutable.
 */
final class LabelledConcepts implements ConceptSource {
  private final ConceptSource image;
  private final ConceptSource label;
  private final Standardization ofImage;
  private final Standardization ofLabel;

  /** Measures both on the training images. */
  LabelledConcepts(ConceptSource image, ConceptSource label, INDArray images, INDArray labels) {
    this.image = image;
    this.label = label;
    ofImage = Standardization.of(Rows.doubles(image.activations(images, labels)));
    ofLabel = Standardization.of(Rows.doubles(label.activations(images, labels)));
  }

  @Override
  public ConceptSet concepts() {
    return image.concepts();
  }

  @Override
  public Matrix activations(INDArray images, INDArray labels) {
    double[][] sum = ofImage.apply(Rows.doubles(image.activations(images, labels)));
    double[][] other = ofLabel.apply(Rows.doubles(label.activations(images, labels)));
    for (int row = 0; row < sum.length; row++) {
      for (int concept = 0; concept < sum[row].length; concept++) {
        sum[row][concept] += other[row][concept];
      }
    }
    return Rows.floats(sum);
  }
}
