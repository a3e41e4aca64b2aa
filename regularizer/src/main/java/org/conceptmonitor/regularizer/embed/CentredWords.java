package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.BackEndMatrix;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.Precision;

/** The words' vectors less their mean, as numbers and ready for products; not changed once made. */
final class CentredWords {
  private final int width;
  private final double[] values;
  private final BackEndMatrix all;
  private final BackEndMatrix anchors;

  CentredWords(AnchorSpace space, Precision precision) {
    this.width = space.conceptVectors().columns();
    this.values = centred(space.conceptVectors());
    this.all = new BackEndMatrix(precision);
    all.put(space.concepts(), width, values);
    this.anchors = areAllInOrder(space) ? all : new BackEndMatrix(precision);
    if (anchors != all) {
      anchors.put(space.anchors().length, width, rows(space.anchors()));
    }
  }

  private static boolean areAllInOrder(AnchorSpace space) {
    return Arrays.equals(space.anchors(), IntStream.range(0, space.concepts()).toArray());
  }

  int width() {
    return width;
  }

  /** [concepts, width] row by row. */
  double[] values() {
    return values;
  }

  /** [concepts, width]. */
  BackEndMatrix all() {
    return all;
  }

  /** [anchors, width]. */
  BackEndMatrix anchors() {
    return anchors;
  }

  private double[] rows(int[] chosen) {
    double[] selected = new double[chosen.length * width];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * width, selected, i * width, width);
    }
    return selected;
  }

  private static double[] centred(Matrix vectors) {
    double[] centred = new double[vectors.rows() * vectors.columns()];
    for (int e = 0; e < vectors.columns(); e++) {
      double sum = 0;
      for (int c = 0; c < vectors.rows(); c++) {
        sum += vectors.get(c, e);
      }
      for (int c = 0; c < vectors.rows(); c++) {
        centred[c * vectors.columns() + e] = vectors.get(c, e) - sum / vectors.rows();
      }
    }
    return centred;
  }
}
