package org.conceptmonitor.agent.probe.synthetic;

import static org.conceptmonitor.agent.probe.synthetic.Figure.figure;
import static org.conceptmonitor.agent.probe.synthetic.Piece.accent;
import static org.conceptmonitor.agent.probe.synthetic.Piece.main;
import static org.conceptmonitor.agent.probe.synthetic.Piece.shaded;
import static org.conceptmonitor.agent.probe.synthetic.Shape.bar;
import static org.conceptmonitor.agent.probe.synthetic.Shape.box;
import static org.conceptmonitor.agent.probe.synthetic.Shape.disc;
import static org.conceptmonitor.agent.probe.synthetic.Shape.ellipse;
import static org.conceptmonitor.agent.probe.synthetic.Shape.polygon;
import static org.conceptmonitor.agent.probe.synthetic.Shape.ring;
import static org.conceptmonitor.agent.probe.synthetic.Shape.union;

import java.util.List;

/** Garments, shoes and bags. */
final class Clothes {
  private static final Shape NECKLINE = ellipse(0, -0.9, 0.28, 0.24);

  static final List<Figure> ALL =
      List.of(
          figure("shirt", main(shirt()), accent(ring(0, -0.9, 0.36, 0.2).within(shirt()))),
          figure(
              "sweater",
              accent(union(box(-0.5, 0.72, 0.5, 0.9), box(0.6, 0.72, 1, 0.86)).mirrored()),
              main(box(0, -0.85, 0.5, 0.74).without(NECKLINE).mirrored()),
              shaded(polygon(0.3, -0.85, 0.6, -0.8, 1, 0.74, 0.68, 0.74, 0.5, -0.2).mirrored())),
          figure(
              "coat",
              accent(union(box(-0.04, -0.4, 0.04, 1), lapels())),
              main(polygon(0, -0.9, 0.46, -0.86, 0.42, 0, 0.62, 1, 0, 1).mirrored()),
              shaded(polygon(0.3, -0.88, 0.62, -0.78, 0.86, 0.5, 0.6, 0.52).mirrored())),
          figure(
              "trouser",
              accent(box(-0.46, -1, 0.46, -0.84)),
              main(polygon(0.04, -0.3, 0.5, -0.4, 0.56, 1, 0.16, 1).mirrored()),
              main(polygon(0, -0.86, 0.45, -0.86, 0.5, -0.4, 0.04, -0.3, 0, -0.3).mirrored())),
          figure(
              "shoe",
              accent(polygon(-1, 0.36, 1, 0.36, 1, 0.56, -1, 0.56)),
              accent(union(bar(0, -0.2, 0.1, 0.02, 0.05), bar(0.2, -0.08, 0.3, 0.1, 0.05))),
              main(
                  union(
                      polygon(-0.95, -0.5, -0.2, -0.5, 0.2, -0.14, 0.2, 0.37, -0.95, 0.37),
                      ellipse(0.3, 0.37, 0.7, 0.48).within(box(0, -0.5, 1, 0.37))))),
          figure(
              "boot",
              accent(union(box(-0.5, 0.78, 0.85, 0.95), box(-0.5, 0.78, -0.2, 1))),
              main(polygon(-0.55, -1, 0.15, -1, 0.05, 0.3, -0.48, 0.3)),
              shaded(
                  union(
                      box(-0.5, 0.3, 0.06, 0.8),
                      ellipse(0.05, 0.8, 0.8, 0.5).within(box(-0.2, 0, 0.9, 0.8))))),
          figure(
              "bag",
              accent(union(box(-0.85, 0.1, 0.85, 0.2), disc(0, 0.24, 0.12))),
              main(polygon(0, -0.2, 0.7, -0.2, 0.9, 0.85, 0, 0.85).mirrored()),
              accent("handle", ring(0, -0.2, 0.6, 0.42).within(box(-1, -1, 1, -0.2))).sometimes()),
          figure(
              "hat",
              accent(box(-0.55, -0.02, 0.55, 0.2)),
              main(polygon(0, -0.75, 0.42, -0.8, 0.55, 0.2, 0, 0.2).mirrored()),
              shaded(ellipse(0, 0.28, 1, 0.22))));

  private Clothes() {}

  private static Shape shirt() {
    Shape body = box(0, -0.85, 0.56, 0.95);
    Shape sleeve = polygon(0.4, -0.85, 0.62, -0.8, 1, -0.25, 0.76, 0, 0.5, -0.25);
    return union(body, sleeve).mirrored().without(NECKLINE);
  }

  private static Shape lapels() {
    return polygon(0.02, -0.9, 0.3, -0.9, 0.02, -0.3).mirrored();
  }
}
