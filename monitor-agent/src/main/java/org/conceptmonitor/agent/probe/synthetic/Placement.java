package org.conceptmonitor.agent.probe.synthetic;

/**
 * An affine map from an image's pixels to the plane of a figure or a surface: {@code (a x + b y +
 * c, d x + e y + f)}.
 */
record Placement(double a, double b, double c, double d, double e, double f) {

  /**
   * Puts the plane's origin on a pixel.
   *
   * @param unit pixels per unit of the plane, in x; negative to mirror it
   * @param angle in radians
   */
  static Placement at(double x, double y, double unit, double angle) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double across = unit;
    double down = Math.abs(unit);
    return new Placement(
        cos / across,
        sin / across,
        -(cos * x + sin * y) / across,
        -sin / down,
        cos / down,
        (sin * x - cos * y) / down);
  }

  /** Puts the whole image on the square from 0 to 1, mirrored or not. */
  static Placement whole(int width, int height, boolean mirrored) {
    return mirrored
        ? new Placement(-1.0 / width, 0, 1, 0, 1.0 / height, 0)
        : new Placement(1.0 / width, 0, 0, 0, 1.0 / height, 0);
  }

  double x(double column, double row) {
    return a * column + b * row + c;
  }

  double y(double column, double row) {
    return d * column + e * row + f;
  }
}
