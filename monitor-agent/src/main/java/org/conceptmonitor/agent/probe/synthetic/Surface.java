package org.conceptmonitor.agent.probe.synthetic;

/** How a surface looks at each of its points: a texture, a material, a plain coat, a landscape. */
@FunctionalInterface
interface Surface {
  /** The same tone everywhere. */
  Surface PLAIN = (x, y, noise) -> 0;

  /**
   * The position on the surface's ramp of tones: 0 is the first tone, 1 the second; between whole
   * numbers the tones mix. A position past the last tone shows the last tone.
   *
   * @param x across; a texture repeats about once per unit, a landscape is one unit wide
   * @param y downwards, in the same unit
   * @param noise makes two surfaces of one kind differ
   */
  double tone(double x, double y, Noise noise);

  /** 1 where the condition holds, else 0. */
  static double where(boolean condition) {
    return condition ? 1 : 0;
  }

  /** The position within the current period, in [0, 1). */
  static double phase(double x) {
    return x - Math.floor(x);
  }

  /** A triangle wave of period 1: 1 at whole numbers, 0 halfway between. */
  static double triangle(double x) {
    return Math.abs(2 * phase(x) - 1);
  }

  /** The lattice cell's number. */
  static long cell(double x) {
    return (long) Math.floor(x);
  }

  static double distance(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }
}
