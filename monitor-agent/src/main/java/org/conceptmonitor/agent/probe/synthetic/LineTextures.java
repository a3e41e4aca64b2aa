package org.conceptmonitor.agent.probe.synthetic;

import static org.conceptmonitor.agent.probe.synthetic.Finish.texture;
import static org.conceptmonitor.agent.probe.synthetic.Surface.cell;
import static org.conceptmonitor.agent.probe.synthetic.Surface.distance;
import static org.conceptmonitor.agent.probe.synthetic.Surface.phase;
import static org.conceptmonitor.agent.probe.synthetic.Surface.triangle;
import static org.conceptmonitor.agent.probe.synthetic.Surface.where;

import java.util.List;

/** Textures made of lines and bands. */
final class LineTextures {
  /** Stripes stand upright, bands lie; lines run in any direction. */
  static final List<Finish> ALL =
      List.of(
          texture("striped", (x, y, noise) -> where(phase(x) < 0.5)),
          texture("banded", (x, y, noise) -> Math.floorMod(cell(y), 3)),
          texture("lined", LineTextures::lined),
          texture("pleated", (x, y, noise) -> phase(0.7 * x)),
          texture("grid", (x, y, noise) -> where(phase(x) < 0.25 || phase(y) < 0.25)),
          texture("crosshatched", LineTextures::crosshatched),
          texture(
              "zigzagged", (x, y, noise) -> where(phase(0.8 * y + 0.7 * triangle(x / 2.2)) < 0.5)),
          texture("meshed", (x, y, noise) -> where(diamond(x / 1.3, y / 2.4) > 0.72)),
          texture("spiralled", LineTextures::spiralled),
          texture("swirly", (x, y, n) -> where(phase(3 * n.smooth(0.5 * x, 0.5 * y)) < 0.5)),
          texture("marbled", LineTextures::marbled),
          texture("stratified", LineTextures::stratified));

  private LineTextures() {}

  private static double lined(double x, double y, Noise noise) {
    double across =
        switch ((int) (4 * noise.value(0, 0))) {
          case 0 -> x;
          case 1 -> y;
          case 2 -> 0.5 * x + 0.87 * y;
          default -> 0.87 * x - 0.5 * y;
        };
    return where(phase(across) < 0.27);
  }

  private static double crosshatched(double x, double y, Noise noise) {
    return where(phase(0.4 * x - 0.8 * y) < 0.25 || phase(0.4 * x + 0.8 * y) < 0.25);
  }

  /** 0 in the middle of a diamond-shaped mesh, 1 on the wires. */
  private static double diamond(double x, double y) {
    double inside = triangle(x + 0.5) + triangle(y + 0.5);
    return 1 - Math.abs(1 - inside);
  }

  private static double spiralled(double x, double y, Noise noise) {
    double dx = 4 * (phase(x / 4) - 0.5);
    double dy = 4 * (phase(y / 4) - 0.5);
    double turns = StrictMath.atan2(dy, dx) / (2 * Math.PI);
    return where(phase(distance(dx, dy) - turns) < 0.5);
  }

  private static double marbled(double x, double y, Noise noise) {
    double vein = triangle(0.35 * x + 1.6 * noise.fractal(0.4 * x, 0.4 * y));
    return 1 - Math.sqrt(Math.min(1, 1.6 * vein));
  }

  private static double stratified(double x, double y, Noise noise) {
    double depth = 1.1 * y + 1.6 * noise.smooth(0.35 * x, 0.15 * y);
    return Math.floorMod(cell(depth), 3);
  }
}
