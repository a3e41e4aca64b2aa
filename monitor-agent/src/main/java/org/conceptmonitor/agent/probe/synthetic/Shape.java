package org.conceptmonitor.agent.probe.synthetic;

import java.util.Arrays;

/** A region of the plane; y points down. */
@FunctionalInterface
interface Shape {
  boolean contains(double x, double y);

  static Shape box(double left, double top, double right, double bottom) {
    return (x, y) -> x >= left && x < right && y >= top && y < bottom;
  }

  static Shape disc(double x, double y, double radius) {
    return ellipse(x, y, radius, radius);
  }

  static Shape ellipse(double centreX, double centreY, double radiusX, double radiusY) {
    return (x, y) -> {
      double dx = (x - centreX) / radiusX;
      double dy = (y - centreY) / radiusY;
      return dx * dx + dy * dy < 1;
    };
  }

  static Shape ring(double x, double y, double outer, double inner) {
    return disc(x, y, outer).without(disc(x, y, inner));
  }

  /** All points within {@code half} of the line from one point to another. */
  static Shape bar(double x0, double y0, double x1, double y1, double half) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double squared = dx * dx + dy * dy;
    return (x, y) -> {
      double along = ((x - x0) * dx + (y - y0) * dy) / squared;
      double nearest = Math.max(0, Math.min(1, along));
      double offX = x - x0 - nearest * dx;
      double offY = y - y0 - nearest * dy;
      return offX * offX + offY * offY < half * half;
    };
  }

  /**
   * The inside of a polygon, by the even-odd rule.
   *
   * @param corners x and y of each corner in turn
   */
  static Shape polygon(double... corners) {
    return (x, y) -> {
      boolean inside = false;
      for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
        boolean spans = corners[i + 1] > y != corners[j + 1] > y;
        if (spans && x < crossing(corners, i, j, y)) {
          inside = !inside;
        }
      }
      return inside;
    };
  }

  private static double crossing(double[] corners, int i, int j, double y) {
    double share = (y - corners[i + 1]) / (corners[j + 1] - corners[i + 1]);
    return corners[i] + share * (corners[j] - corners[i]);
  }

  static Shape union(Shape... shapes) {
    Shape[] members = Arrays.copyOf(shapes, shapes.length);
    return (x, y) -> {
      for (Shape member : members) {
        if (member.contains(x, y)) {
          return true;
        }
      }
      return false;
    };
  }

  default Shape without(Shape hole) {
    return (x, y) -> contains(x, y) && !hole.contains(x, y);
  }

  default Shape within(Shape frame) {
    return (x, y) -> contains(x, y) && frame.contains(x, y);
  }

  /** The right half of the shape, and its mirror image on the left. */
  default Shape mirrored() {
    return (x, y) -> contains(Math.abs(x), y);
  }
}
