package org.conceptmonitor.regularizer.interpret;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * How a column's values are spread over the images: on how many of them it rests, and on which
 * side. Under random orders the moments of a column's similarities are those of its values, so that
 * columns of equal shape have null distributions alike, and spiky ones have heavier tails.
 *
 * @param octave the binary logarithm, rounded down, of the effective number of images: (sum of
 *     squares)^2 / sum of fourth powers
 * @param side -1 if the large values are mostly negative, 1 if they are positive, 0 between
 */
record TailShape(int octave, int side) {
  private static final double ONE_SIDED = 1.0 / 3;
  private static final int SPIKY_OCTAVE = 6;

  /** The shape of each centred column. */
  static TailShape[] of(Matrix columns) {
    double[] second = new double[columns.columns()];
    double[] third = new double[columns.columns()];
    double[] fourth = new double[columns.columns()];
    float[] values = columns.values();
    for (int start = 0; start < values.length; start += second.length) {
      for (int column = 0; column < second.length; column++) {
        double value = values[start + column];
        double square = value * value;
        second[column] += square;
        third[column] += square * value;
        fourth[column] += square * square;
      }
    }
    TailShape[] shapes = new TailShape[second.length];
    Arrays.setAll(shapes, column -> of(second[column], third[column], fourth[column]));
    return shapes;
  }

  private static TailShape of(double second, double third, double fourth) {
    if (!(fourth > 0)) {
      return new TailShape(0, 0);
    }
    double skew = third / Math.sqrt(second * fourth);
    int side = Math.abs(skew) < ONE_SIDED ? 0 : (int) Math.signum(skew);
    return new TailShape(Math.getExponent(second * second / fourth), side);
  }

  /** Whether it rests on fewer than 64 images. */
  boolean isSpiky() {
    return octave < SPIKY_OCTAVE;
  }
}
