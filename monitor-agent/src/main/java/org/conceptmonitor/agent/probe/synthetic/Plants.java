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

/** Things that grow. */
final class Plants {
  static final List<Figure> ALL =
      List.of(
          figure(
              "tree",
              main(
                      "leaves",
                      union(
                          disc(0, -0.55, 0.44),
                          disc(0.4, -0.2, 0.4).mirrored(),
                          disc(0, -0.1, 0.4)))
                  .sometimes(),
              accent("trunk", polygon(-0.15, 0, 0.15, 0, 0.22, 1, -0.22, 1)).sometimes(),
              shaded(union(bar(0, 0.1, 0, -0.8, 0.1), bar(0, 0.2, 0.55, -0.5, 0.09).mirrored()))),
          figure(
              "palm",
              main(
                      "leaves",
                      union(
                              bar(0, -0.55, 0.55, -0.85, 0.12),
                              bar(0.55, -0.85, 0.9, -0.5, 0.1),
                              bar(0, -0.55, 0.65, -0.3, 0.1),
                              bar(0.65, -0.3, 0.75, 0.05, 0.09))
                          .mirrored())
                  .sometimes(),
              accent("trunk", polygon(-0.07, -0.6, 0.07, -0.6, 0.13, 1, -0.13, 1)).sometimes(),
              main(ellipse(0, -0.6, 0.3, 0.2))),
          figure(
              "flower",
              shaded("pot", polygon(0, 0.56, 0.48, 0.56, 0.38, 1, 0, 1).mirrored()).sometimes(),
              accent(disc(0, -0.4, 0.2)),
              main(
                  union(disc(0, -0.76, 0.22), disc(0.36, -0.55, 0.22), disc(0.25, -0.12, 0.22))
                      .mirrored()),
              shaded("leaves", ellipse(0.36, 0.4, 0.34, 0.13).mirrored()).sometimes(),
              accent(box(-0.06, -0.3, 0.06, 1))),
          figure(
              "pottedplant",
              accent("pot", polygon(0, 0.4, 0.46, 0.4, 0.34, 1, 0, 1).mirrored()).sometimes(),
              main(
                      "leaves",
                      union(
                          ellipse(0, -0.4, 0.18, 0.6),
                          polygon(0, 0.3, 0.3, -0.7, 0.62, -0.75, 0.4, -0.2).mirrored(),
                          polygon(0, 0.35, 0.7, -0.3, 0.95, -0.1, 0.5, 0.2).mirrored()))
                  .sometimes(),
              shaded(bar(0, -0.6, 0, 1, 0.08))));

  private Plants() {}
}
