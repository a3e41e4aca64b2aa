package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.matrix.Matrix;

/** Neurons that give every image the same answer. */
final class ConstantColumns {
  private ConstantColumns() {}

  /** Which columns hold one number only; a column of NaN does not. */
  static boolean[] of(Matrix activations) {
    boolean[] constant = new boolean[activations.columns()];
    for (int column = 0; column < constant.length; column++) {
      constant[column] = isConstant(activations, column);
    }
    return constant;
  }

  private static boolean isConstant(Matrix activations, int column) {
    for (int row = 0; row < activations.rows(); row++) {
      if (activations.get(row, column) != activations.get(0, column)
          || !Float.isFinite(activations.get(row, column))) {
        return false;
      }
    }
    return true;
  }
}
