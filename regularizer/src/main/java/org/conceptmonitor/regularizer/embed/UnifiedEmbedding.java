package org.conceptmonitor.regularizer.embed;

import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Places neurons in the space of the concept words: u_n = sum over c of lambda_c f(w_c), with
 * lambda = softmax(sim_n / T). M. A. Khan, Concept-Monitor (MSc thesis, UC San Diego, 2023),
 * equation 2.1.
 */
public final class UnifiedEmbedding {
  private UnifiedEmbedding() {}

  /**
   * Embeds neurons.
   *
   * @param similarity sim [neurons, concepts]; a neuron with a NaN gets a row of NaN
   * @param conceptVectors f(w) [concepts, width], rows of norm 1
   * @param temperature T, above 0: 0.01 for cos-cubed, 0.1 for soft-WPMI
   * @return u [neurons, width], rows of norm 1 at most
   */
  public static Matrix of(Matrix similarity, Matrix conceptVectors, double temperature) {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException(
          "the temperature is %s: expected a finite number above 0, such as 0.01"
              .formatted(temperature));
    }
    if (similarity.columns() != conceptVectors.rows()) {
      throw new IllegalArgumentException(
          "similarities are to %d concepts, vectors are of %d: both must come from the same concept set"
              .formatted(similarity.columns(), conceptVectors.rows()));
    }
    return softmax(similarity, temperature).times(conceptVectors);
  }

  private static Matrix softmax(Matrix similarity, double temperature) {
    float[] weights = new float[similarity.rows() * similarity.columns()];
    double[] row = new double[similarity.columns()];
    for (int n = 0; n < similarity.rows(); n++) {
      softmax(similarity, n, temperature, row);
      for (int c = 0; c < row.length; c++) {
        weights[n * row.length + c] = (float) row[c];
      }
    }
    return Matrix.of(similarity.rows(), similarity.columns(), weights);
  }

  private static void softmax(Matrix similarity, int neuron, double temperature, double[] row) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < row.length; c++) {
      row[c] = similarity.get(neuron, c);
      greatest = Math.max(greatest, row[c]);
    }
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      row[c] = Math.exp((row[c] - greatest) / temperature);
      sum += row[c];
    }
    for (int c = 0; c < row.length; c++) {
      row[c] /= sum;
    }
  }
}
