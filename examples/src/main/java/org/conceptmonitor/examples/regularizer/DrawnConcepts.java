package org.conceptmonitor.examples.regularizer;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Rates concepts in images as ridge regression learned it from drawn images with masks: the share
 * of pixels that shows a concept, from {@link OrientedGradients}. It takes the place of an
 * image-text model. Labels are not looked at. Immutable.
 */
final class DrawnConcepts implements ConceptSource {
  /* In units of the number of images, with descriptions of variance 1. */
  private static final double RIDGE = 1e-2;

  private final ConceptSet concepts;
  private final int side;
  private final Standardization standardization;
  private final RealMatrix weights;

  private DrawnConcepts(
      ConceptSet concepts, int side, Standardization standardization, RealMatrix weights) {
    this.concepts = concepts;
    this.side = side;
    this.standardization = standardization;
    this.weights = weights;
  }

  /** Learns from square grey images. */
  static DrawnConcepts of(ProbeSet drawn) {
    int side = drawn.shape().width();
    double[][] described = new double[drawn.size()][];
    Arrays.setAll(described, image -> OrientedGradients.of(drawn.pixels(image), side));
    Standardization standardization = Standardization.of(described);
    RealMatrix x = new Array2DRowRealMatrix(standardization.apply(described), false);
    RealMatrix y = new Array2DRowRealMatrix(Rows.doubles(drawn.conceptActivations()), false);
    RealMatrix gram = x.transpose().multiply(x);
    for (int i = 0; i < gram.getRowDimension(); i++) {
      gram.addToEntry(i, i, RIDGE * drawn.size());
    }
    RealMatrix weights =
        new CholeskyDecomposition(gram).getSolver().solve(x.transpose().multiply(y));
    return new DrawnConcepts(drawn.concepts(), side, standardization, weights);
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  @Override
  public Matrix activations(INDArray images, INDArray labels) {
    int count = (int) images.size(0);
    float[] pixels = images.dup('c').data().asFloat();
    int each = pixels.length / count;
    double[][] described = new double[count][];
    Arrays.setAll(
        described,
        i -> OrientedGradients.of(Arrays.copyOfRange(pixels, i * each, (i + 1) * each), side));
    RealMatrix x = new Array2DRowRealMatrix(standardization.apply(described), false);
    return Rows.floats(x.multiply(weights).getData());
  }
}
