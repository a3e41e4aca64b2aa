package org.conceptmonitor.regularizer.interpret;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Brightness, contrast, edges and area of a probe set's images, and what is left of activations
 * once these are taken out. With their squares and products they are 14 regressors beside the
 * intercept. Immutable and safe for use by several threads.
 */
public final class Nuisances {
  private final int images;
  private final OrthonormalColumns all;
  private final Map<Nuisance, OrthonormalColumns> single = new EnumMap<>(Nuisance.class);

  private Nuisances(double[][] measures) {
    images = measures[0].length;
    all = OrthonormalColumns.of(Regressors.all(measures));
    for (Nuisance nuisance : Nuisance.values()) {
      double[] measure = measures[single.size()];
      single.put(nuisance, OrthonormalColumns.of(Regressors.single(measure)));
    }
  }

  /**
   * Measures images.
   *
   * @param images how many
   * @param pixels of an image, channel by channel, row by row, in [0, 1]
   * @param height of each image in pixels
   * @param width of each image in pixels
   */
  public static Nuisances of(int images, IntFunction<float[]> pixels, int height, int width) {
    double[][] measures = new double[Nuisance.values().length][images];
    for (int image = 0; image < images; image++) {
      double[] values = new ImageMeasures(pixels.apply(image), height, width).all();
      for (int i = 0; i < values.length; i++) {
        measures[i][image] = values[i];
      }
    }
    return new Nuisances(measures);
  }

  /**
   * Takes measures made elsewhere.
   *
   * @param measures one column for each {@link Nuisance} in order, [images, 4], finite
   */
  public static Nuisances of(Matrix measures) {
    if (measures.columns() != Nuisance.values().length) {
      throw new IllegalArgumentException(
          "there are %d measures an image: expected brightness, contrast, edges and area"
              .formatted(measures.columns()));
    }
    double[][] columns = new double[measures.columns()][measures.rows()];
    for (int i = 0; i < measures.values().length; i++) {
      columns[i % columns.length][i / columns.length] = measures.values()[i];
    }
    return new Nuisances(columns);
  }

  /** How many images were measured. */
  public int images() {
    return images;
  }

  /**
   * What the nuisances leave of each column: the residual of least squares, around the column's
   * mean. A column that they explain up to rounding becomes its mean.
   *
   * @param activations [images, columns]
   */
  public Matrix residuals(Matrix activations) {
    return all.residuals(activations);
  }

  /** How much of each column all nuisances together explain: R squared; NaN where it holds NaN. */
  double[] explainedShare(Matrix activations) {
    Matrix centred = ColumnMoments.centred(activations);
    return shares(all.explainedSquares(centred), ColumnMoments.squares(centred));
  }

  private static double[] shares(double[] explained, double[] total) {
    double[] shares = new double[total.length];
    for (int column = 0; column < shares.length; column++) {
      shares[column] = total[column] == 0 ? 0 : Math.min(1, explained[column] / total[column]);
    }
    return shares;
  }

  /** For each column the nuisance that explains most of it by itself. */
  NuisanceShare[] strongest(Matrix activations) {
    Matrix centred = ColumnMoments.centred(activations);
    double[] total = ColumnMoments.squares(centred);
    NuisanceShare[] strongest = new NuisanceShare[total.length];
    for (Nuisance nuisance : Nuisance.values()) {
      double[] shares = shares(single.get(nuisance).explainedSquares(centred), total);
      for (int column = 0; column < shares.length; column++) {
        if (strongest[column] == null || shares[column] > strongest[column].share()) {
          strongest[column] = new NuisanceShare(nuisance, shares[column]);
        }
      }
    }
    return strongest;
  }
}
