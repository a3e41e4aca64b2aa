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
import static org.conceptmonitor.agent.probe.synthetic.Shape.union;

import java.util.List;

/** People and animals. */
final class Creatures {
  static final List<Figure> ALL =
      List.of(
          figure(
              "person",
              accent("head", disc(0, -0.72, 0.28)).sometimes(),
              accent("hand", disc(0.66, 0.2, 0.17).mirrored()).sometimes(),
              main(box(-0.3, -0.5, 0.3, 0.2)),
              shaded("arm", bar(0.4, -0.38, 0.64, 0.1, 0.14).mirrored()).sometimes(),
              shaded("leg", box(0.05, 0.2, 0.3, 1).mirrored())),
          figure(
              "bird",
              accent("eye", disc(0.58, -0.46, 0.07)).sometimes(),
              accent(polygon(0.76, -0.48, 1, -0.36, 0.76, -0.28)),
              main("head", disc(0.56, -0.4, 0.28)).sometimes(),
              shaded("wing", ellipse(-0.12, 0.04, 0.46, 0.27)).sometimes(),
              main(ellipse(0, 0.1, 0.62, 0.42)),
              shaded("tail", polygon(-0.4, -0.05, -1, -0.2, -0.95, 0.2, -0.45, 0.3)).sometimes(),
              accent(union(bar(-0.05, 0.5, -0.05, 0.9, 0.05), bar(0.2, 0.45, 0.2, 0.9, 0.05)))),
          figure(
              "fish",
              accent("eye", disc(0.55, -0.12, 0.1)).sometimes(),
              main(ellipse(0.15, 0, 0.8, 0.46)),
              shaded("tail", polygon(-0.45, 0, -1, -0.5, -0.85, 0, -1, 0.5)).sometimes(),
              accent(
                  union(
                      polygon(-0.1, -0.4, 0.1, -0.75, 0.4, -0.36),
                      polygon(0, 0.4, 0.1, 0.68, 0.3, 0.4)))),
          figure(
              "cat",
              accent("eye", disc(0.17, -0.48, 0.08).mirrored()).sometimes(),
              main("head", ellipse(0, -0.4, 0.37, 0.3)),
              shaded("ear", polygon(0.04, -0.62, 0.42, -1, 0.44, -0.35).mirrored()).sometimes(),
              main(ellipse(0, 0.45, 0.46, 0.56)),
              shaded("tail", union(bar(0.35, 0.88, 0.8, 0.7, 0.11), bar(0.8, 0.7, 0.78, 0.2, 0.11)))
                  .sometimes()),
          figure(
              "elephant",
              shaded("ear", ellipse(0.34, -0.25, 0.18, 0.28)).sometimes(),
              main("head", disc(0.6, -0.25, 0.36)).sometimes(),
              shaded(
                      "trunk",
                      union(bar(0.82, -0.1, 0.88, 0.55, 0.12), bar(0.88, 0.55, 0.98, 0.6, 0.1)))
                  .sometimes(),
              main(ellipse(-0.15, -0.1, 0.72, 0.5)),
              shaded(
                  "leg",
                  union(
                      box(-0.7, 0.1, -0.46, 0.85),
                      box(-0.36, 0.3, -0.14, 0.85),
                      box(0.12, 0.2, 0.36, 0.85))),
              accent("tail", bar(-0.84, -0.15, -0.95, 0.35, 0.06)).sometimes()));

  private Creatures() {}
}
