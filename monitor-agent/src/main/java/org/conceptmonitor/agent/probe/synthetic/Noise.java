package org.conceptmonitor.agent.probe.synthetic;

/**
 * Random functions of the plane, fixed by a seed: lattice noise (Perlin) and cell noise (Worley,
 * SIGGRAPH 1996). Immutable; the same on every platform.
 */
record Noise(int seed) {

  /** An independent value in [0, 1) for each lattice point. */
  double value(long x, long y) {
    int hash = seed ^ (int) x * 0x27d4eb2d ^ (int) y * 0x165667b1;
    hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
    hash = (hash ^ hash >>> 12) * 0x297a2d39;
    return ((hash ^ hash >>> 15) >>> 8) * 0x1p-24;
  }

  /** A smooth value in [0, 1) with features about one unit wide. */
  double smooth(double x, double y) {
    long column = floor(x);
    long row = floor(y);
    double fx = ease(x - column);
    double fy = ease(y - row);
    double top = mix(value(column, row), value(column + 1, row), fx);
    double bottom = mix(value(column, row + 1), value(column + 1, row + 1), fx);
    return mix(top, bottom, fy);
  }

  /** A smooth value in [0, 1) with coarse and fine features. */
  double fractal(double x, double y) {
    return 0.6 * smooth(x, y)
        + 0.27 * smooth(2.1 * x + 5, 2.1 * y)
        + 0.13 * smooth(4.3 * x, 4.3 * y);
  }

  /** The cell that a point lies in, where one random point per lattice square attracts a cell. */
  Cell cell(double x, double y) {
    double nearest = Double.MAX_VALUE;
    double second = Double.MAX_VALUE;
    double tint = 0;
    for (long row = floor(y) - 1; row <= floor(y) + 1; row++) {
      for (long column = floor(x) - 1; column <= floor(x) + 1; column++) {
        double dx = column + 0.1 + 0.8 * value(column, row) - x;
        double dy = row + 0.1 + 0.8 * value(column + 7919, row) - y;
        double distance = dx * dx + dy * dy;
        if (distance < nearest) {
          second = nearest;
          nearest = distance;
          tint = value(column, row + 7919);
        } else if (distance < second) {
          second = distance;
        }
      }
    }
    return new Cell(Math.sqrt(nearest), Math.sqrt(second), tint);
  }

  /**
   * @param nearest distance to the cell's own point
   * @param second distance to the next cell's point
   * @param tint the cell's own random value in [0, 1)
   */
  record Cell(double nearest, double second, double tint) {
    /** How far inside the cell, 0 on its border. */
    double depth() {
      return second - nearest;
    }
  }

  private static long floor(double x) {
    return (long) Math.floor(x);
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double a, double b, double t) {
    return a + t * (b - a);
  }
}
