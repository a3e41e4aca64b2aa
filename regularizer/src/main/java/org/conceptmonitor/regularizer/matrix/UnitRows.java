package org.conceptmonitor.regularizer.matrix;

/** Vectors divided by their Euclidean norm. */
public final class UnitRows {
  private UnitRows() {}

  /**
   * Copies a vector, divided by its norm.
   *
   * @param target where its values go, from the offset on
   * @param origin begins the message, for example "the text model gives 'cat'"
   * @throws IllegalStateException if the vector has no direction: is zero, or holds NaN or infinity
   */
  public static void copy(double[] vector, float[] target, int offset, String origin) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double norm = Math.sqrt(squares);
    if (!(norm > 0 && Double.isFinite(norm))) {
      throw new IllegalStateException(
          "%s a vector of norm %s, which has no direction: check that the model's files belong together"
              .formatted(origin, norm));
    }
    for (int i = 0; i < vector.length; i++) {
      target[offset + i] = (float) (vector[i] / norm);
    }
  }
}
