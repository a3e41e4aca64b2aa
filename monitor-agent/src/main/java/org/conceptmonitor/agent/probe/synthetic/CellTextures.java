package org.conceptmonitor.agent.probe.synthetic;

import static org.conceptmonitor.agent.probe.synthetic.Finish.texture;
import static org.conceptmonitor.agent.probe.synthetic.Surface.cell;
import static org.conceptmonitor.agent.probe.synthetic.Surface.distance;
import static org.conceptmonitor.agent.probe.synthetic.Surface.phase;
import static org.conceptmonitor.agent.probe.synthetic.Surface.triangle;
import static org.conceptmonitor.agent.probe.synthetic.Surface.where;

import java.util.List;

/** Textures made of dots, cells and bumps. */
final class CellTextures {
  static final List<Finish> ALL =
      List.of(
          texture("chequered", (x, y, noise) -> (cell(1.5 * x) + cell(1.5 * y)) & 1),
          texture("dotted", CellTextures::dotted),
          texture("polka-dotted", CellTextures::polkaDotted),
          texture("bubbly", CellTextures::bubbly),
          texture("sprinkled", CellTextures::sprinkled),
          texture("honeycombed", CellTextures::honeycombed),
          texture("woven", CellTextures::woven),
          texture("waffled", CellTextures::waffled),
          texture("scaly", CellTextures::scaly),
          texture("cracked", (x, y, n) -> where(n.cell(0.55 * x, 0.55 * y).depth() < 0.13)),
          texture("bumpy", CellTextures::bumpy),
          texture("blotchy", (x, y, n) -> where(n.fractal(0.5 * x, 0.5 * y) > 0.52)));

  private CellTextures() {}

  private static double dotted(double x, double y, Noise noise) {
    double dx = phase(x) - 0.35 - 0.3 * noise.value(cell(x), cell(y));
    double dy = phase(y) - 0.35 - 0.3 * noise.value(cell(y), cell(x) + 31);
    return where(distance(dx, dy) < 0.24);
  }

  /** Large round dots in staggered rows. */
  private static double polkaDotted(double x, double y, Noise noise) {
    double row = y / 1.3;
    double dx = phase(x / 1.5 + 0.5 * (cell(row) & 1)) - 0.5;
    return where(distance(1.5 * dx, 1.3 * (phase(row) - 0.5)) < 0.46);
  }

  private static double bubbly(double x, double y, Noise noise) {
    double radius = noise.cell(0.6 * x, 0.6 * y).nearest();
    return where(radius > 0.22 && radius < 0.42);
  }

  /** Short strokes, each in one of four directions. */
  private static double sprinkled(double x, double y, Noise noise) {
    double dx = phase(0.8 * x) - 0.5;
    double dy = phase(0.8 * y) - 0.5;
    int direction = (int) (4 * noise.value(cell(0.8 * x), cell(0.8 * y)));
    double along = new double[] {dx, dy, 0.7 * (dx + dy), 0.7 * (dx - dy)}[direction];
    double across = new double[] {dy, dx, 0.7 * (dx - dy), 0.7 * (dx + dy)}[direction];
    return where(Math.abs(along) < 0.42 && Math.abs(across) < 0.14);
  }

  private static double honeycombed(double x, double y, Noise noise) {
    double width = 1.4;
    double height = width * Math.sqrt(3);
    double border =
        Math.min(
            hexagon(x, y, width, height), hexagon(x + width / 2, y + height / 2, width, height));
    return where(border > 0.38 * width);
  }

  /** Distance from the centre of a hexagon, measured across its sides. */
  private static double hexagon(double x, double y, double width, double height) {
    double dx = width * Math.abs(phase(x / width) - 0.5);
    double dy = height * Math.abs(phase(y / height) - 0.5);
    return Math.max(dx, 0.5 * dx + 0.5 * Math.sqrt(3) * dy);
  }

  /** Strands that pass over and under each other, round in cross-section. */
  private static double woven(double x, double y, Noise noise) {
    boolean over = ((cell(x) + cell(y)) & 1) == 0;
    double across = triangle(over ? y : x);
    return across > 0.75 ? 0 : 1 - 0.4 * where(over);
  }

  /** Square pits, lit from the left. */
  private static double waffled(double x, double y, Noise noise) {
    double dx = 2 * phase(0.8 * x) - 1;
    double dy = 2 * phase(0.8 * y) - 1;
    double depth = Math.max(Math.abs(dx), Math.abs(dy));
    if (depth > 0.7) {
      return 1;
    }
    return Math.abs(dx) > Math.abs(dy) ? 0.35 + 0.35 * Math.signum(dx) : 0.3 * depth;
  }

  /** Rows of round scales that overlap like roof tiles. */
  private static double scaly(double x, double y, Noise noise) {
    double row = 1.25 * y;
    double dx = phase(0.8 * x + 0.5 * (cell(row) & 1)) - 0.5;
    double radius = distance(dx, 0.55 * phase(row));
    double below = distance(0.5 - Math.abs(dx), 0.55 * (phase(row) + 1));
    return radius < 0.5 ? cubed(radius / 0.5) : 0.3 * cubed(Math.min(1, below / 0.8));
  }

  private static double cubed(double x) {
    return x * x * x;
  }

  /** Round bumps in staggered rows, lit from one side. */
  private static double bumpy(double x, double y, Noise noise) {
    double row = 0.75 * y;
    double dx = phase(0.75 * x + 0.5 * (cell(row) & 1)) - 0.5;
    double dy = phase(row) - 0.5;
    return distance(dx, dy) > 0.46 ? 0.5 : 0.5 + 0.8 * (dx + dy);
  }
}
