package org.conceptmonitor.regularizer.detect;

/**
 * Bilinear interpolation of a map to another size, with half-pixel centres: target pixel t lies at
 * (t + 1/2) * source / target - 1/2, and beyond the outermost centres the map goes on unchanged.
 * Immutable.
 */
final class Upsampling {
  private final int sourceWidth;
  private final Axis rows;
  private final Axis columns;

  Upsampling(int sourceHeight, int sourceWidth, int height, int width) {
    this.sourceWidth = sourceWidth;
    this.rows = Axis.of(sourceHeight, height);
    this.columns = Axis.of(sourceWidth, width);
  }

  /** Interpolates into {@code target}, row by row. */
  void apply(float[] map, float[] target) {
    int next = 0;
    for (int y = 0; y < rows.before.length; y++) {
      int above = rows.before[y] * sourceWidth;
      int below = rows.after[y] * sourceWidth;
      for (int x = 0; x < columns.before.length; x++) {
        float top = between(map, above, x);
        target[next++] = top + rows.weight[y] * (between(map, below, x) - top);
      }
    }
  }

  private float between(float[] map, int rowStart, int x) {
    float left = map[rowStart + columns.before[x]];
    return left + columns.weight[x] * (map[rowStart + columns.after[x]] - left);
  }

  /** For each target pixel the two source pixels around it, and the weight of the second. */
  private record Axis(int[] before, int[] after, float[] weight) {
    static Axis of(int source, int target) {
      Axis axis = new Axis(new int[target], new int[target], new float[target]);
      for (int t = 0; t < target; t++) {
        double position = Math.max((t + 0.5) * source / target - 0.5, 0);
        axis.before[t] = Math.min((int) position, source - 1);
        axis.after[t] = Math.min(axis.before[t] + 1, source - 1);
        axis.weight[t] = (float) (position - axis.before[t]);
      }
      return axis;
    }
  }
}
