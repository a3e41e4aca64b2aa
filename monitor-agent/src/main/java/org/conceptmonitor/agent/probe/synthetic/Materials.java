package org.conceptmonitor.agent.probe.synthetic;

import static org.conceptmonitor.agent.probe.synthetic.Finish.material;
import static org.conceptmonitor.agent.probe.synthetic.Surface.cell;
import static org.conceptmonitor.agent.probe.synthetic.Surface.phase;
import static org.conceptmonitor.agent.probe.synthetic.Surface.triangle;
import static org.conceptmonitor.agent.probe.synthetic.Surface.where;

import java.util.List;

/** Materials by procedural surface, each with its usual tones. */
final class Materials {
  static final List<Finish> ALL =
      List.of(
          material(
              "wood",
              Materials::wood,
              new Tone(Colour.BROWN, 0.68, 0.45, 0.24),
              new Tone(Colour.BROWN, 0.3, 0.16, 0.06)),
          material(
              "brick",
              Materials::brick,
              new Tone(Colour.RED, 0.7, 0.22, 0.15),
              new Tone(Colour.GREY, 0.78, 0.75, 0.7)),
          material(
              "tile",
              Materials::tile,
              new Tone(Colour.WHITE, 0.94, 0.95, 0.97),
              new Tone(Colour.GREY, 0.45, 0.47, 0.5)),
          material(
              "granite",
              (x, y, noise) -> noise.value(cell(2.6 * x), cell(2.6 * y)),
              new Tone(Colour.GREY, 0.72, 0.7, 0.7),
              new Tone(Colour.BLACK, 0.12, 0.12, 0.14)),
          material(
              "fabric",
              Materials::fabric,
              new Tone(Colour.BLUE, 0.25, 0.38, 0.75),
              new Tone(Colour.BLUE, 0.1, 0.14, 0.38)),
          material(
              "metal",
              Materials::metal,
              new Tone(Colour.GREY, 0.36, 0.38, 0.42),
              new Tone(Colour.WHITE, 0.95, 0.96, 0.98)),
          material(
              "glass",
              Materials::glass,
              new Tone(Colour.BLUE, 0.5, 0.68, 0.85),
              new Tone(Colour.WHITE, 0.96, 0.98, 1)),
          material(
              "fur",
              Materials::fur,
              new Tone(Colour.BROWN, 0.6, 0.4, 0.22),
              new Tone(Colour.BROWN, 0.26, 0.15, 0.06)),
          material(
              "foliage",
              Materials::foliage,
              new Tone(Colour.GREEN, 0.36, 0.68, 0.2),
              new Tone(Colour.GREEN, 0.05, 0.25, 0.08)),
          material(
              "concrete",
              Materials::concrete,
              new Tone(Colour.GREY, 0.68, 0.67, 0.65),
              new Tone(Colour.GREY, 0.34, 0.34, 0.33)));

  private Materials() {}

  /** Boards with grain along them. */
  private static double wood(double x, double y, Noise noise) {
    if (phase(y / 2.2) < 0.1) {
      return 1;
    }
    double board = 17.0 * cell(y / 2.2);
    double grain = noise.smooth(0.25 * x + board, 0.3 * y);
    return 0.75 * triangle(2.5 * grain + 0.6 * y);
  }

  private static double brick(double x, double y, Noise noise) {
    double row = y / 0.9;
    double column = x / 1.9 + 0.5 * (cell(row) & 1);
    boolean mortar = phase(row) < 0.24 || phase(column) < 0.12;
    return mortar ? 1 : 0.3 * noise.value(cell(column), cell(row));
  }

  private static double tile(double x, double y, Noise noise) {
    boolean joint = phase(x / 1.8) < 0.13 || phase(y / 1.8) < 0.13;
    return joint ? 1 : 0.35 * noise.value(cell(x / 1.8), cell(y / 1.8));
  }

  /** Fine twill over soft folds. */
  private static double fabric(double x, double y, Noise noise) {
    double fold = triangle(0.22 * x + 0.1 * y + 0.5 * noise.smooth(0.2 * x, 0.2 * y));
    return 0.7 * fold + 0.3 * where(phase(1.2 * (x + y)) < 0.5);
  }

  /** Brushed sheet with broad reflections. */
  private static double metal(double x, double y, Noise noise) {
    double glow = triangle(0.2 * x + 0.08 * y);
    return 0.75 * glow * glow + 0.25 * noise.smooth(0.3 * x, 3 * y);
  }

  /** A pane with slanting reflections. */
  private static double glass(double x, double y, Noise noise) {
    double across = phase(0.22 * (x + y));
    return where(across < 0.2 || (across > 0.28 && across < 0.36));
  }

  private static double fur(double x, double y, Noise noise) {
    double lean = x + 1.2 * noise.smooth(0.3 * x, 0.3 * y);
    return noise.smooth(2.6 * lean, 0.55 * y);
  }

  /** Leaves this way and that, light before dark. */
  private static double foliage(double x, double y, Noise noise) {
    double front = leaf(x, y, 1, noise);
    return front < 1 ? front : Math.min(1, 0.4 + leaf(x + 0.5, y + 0.4, -1, noise));
  }

  private static double leaf(double x, double y, int lean, Noise noise) {
    double dx = phase(0.9 * x) - 0.5;
    double dy = phase(0.9 * y) - 0.5;
    double along = dx + lean * dy;
    double across = dx - lean * dy;
    boolean inside = 1.6 * along * along + 8 * across * across < 0.75;
    return inside ? 0.45 * noise.value(cell(0.9 * x), cell(0.9 * y) + lean) : 1;
  }

  private static double concrete(double x, double y, Noise noise) {
    double pore = noise.value(cell(2 * x), cell(2 * y)) > 0.94 ? 0.6 : 0;
    return Math.min(1, 0.6 * noise.fractal(0.25 * x, 0.25 * y) + pore);
  }
}
