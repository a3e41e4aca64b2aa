package org.conceptmonitor.regularizer.embed;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Finds each query's nearest row.
 *
 * <p>One single-precision product gives all squared distances as |q|^2 + |r|^2 - 2 q.r, with an
 * error of at most width * 2^-24 * |q| |r| in q.r. Rows whose distance might, within that error, be
 * the least are then measured in double precision. So the product's speed costs no accuracy, and
 * where many rows are nearly equal, all of them are measured.
 */
final class NearestRows {
  private static final double ROUNDING = 0x1p-24;

  private final Matrix rows;
  private final Matrix queries;
  private final Matrix products;
  private final double[] squaredNorms;
  private final double greatestNorm;

  private NearestRows(Matrix rows, Matrix queries) {
    this.rows = rows;
    this.queries = queries;
    this.products = queries.timesTranspose(rows);
    this.squaredNorms = Rows.squaredNorms(rows);
    this.greatestNorm = Math.sqrt(Arrays.stream(squaredNorms).max().orElseThrow());
  }

  /**
   * The index of each query's nearest row, the first one of equals; -1 where there is no row, or
   * where a row or the query holds NaN or infinity.
   */
  static int[] of(Matrix rows, Matrix queries) {
    int[] nearest = new int[queries.rows()];
    double[] norms = Rows.squaredNorms(queries);
    if (rows.rows() == 0 || !Double.isFinite(Arrays.stream(Rows.squaredNorms(rows)).sum())) {
      Arrays.fill(nearest, -1);
      return nearest;
    }
    NearestRows search = new NearestRows(rows, queries);
    Arrays.setAll(nearest, q -> Double.isFinite(norms[q]) ? search.to(q, Math.sqrt(norms[q])) : -1);
    return nearest;
  }

  private int to(int query, double norm) {
    double margin = 4 * queries.columns() * ROUNDING * norm * greatestNorm;
    double candidate = leastEstimate(query) + margin;
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < squaredNorms.length; row++) {
      if (estimate(query, row) <= candidate) {
        double squared = Rows.squaredDistance(rows, row, queries, query);
        if (squared < least) {
          least = squared;
          nearest = row;
        }
      }
    }
    return nearest;
  }

  private double leastEstimate(int query) {
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < squaredNorms.length; row++) {
      least = Math.min(least, estimate(query, row));
    }
    return least;
  }

  /* The squared distance without |q|^2, which is the same for all rows. */
  private double estimate(int query, int row) {
    return squaredNorms[row] - 2.0 * products.get(query, row);
  }
}
