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

/** Houses, and what stands or hangs in them. */
final class Furniture {
  static final List<Figure> ALL =
      List.of(
          figure(
              "house",
              accent("windows", box(0.22, 0.1, 0.58, 0.46).mirrored()).sometimes(),
              accent(box(-0.14, 0.4, 0.14, 0.95)),
              shaded("roof", polygon(-1, -0.12, 0, -0.95, 1, -0.12)).sometimes(),
              main(box(-0.75, -0.3, 0.75, 0.95))),
          figure(
              "chair",
              main(
                      "back",
                      box(-0.5, -1, 0.5, 0)
                          .without(union(box(-0.32, -0.82, -0.08, 0), box(0.08, -0.82, 0.32, 0))))
                  .sometimes(),
              accent(polygon(-0.5, 0, 0.5, 0, 0.64, 0.26, -0.64, 0.26)),
              main("leg", union(box(0.42, 0.26, 0.62, 1), box(0.26, 0.2, 0.38, 0.8)).mirrored())),
          figure(
              "armchair",
              main("arm", union(box(0.64, -0.1, 0.96, 0.75), disc(0.8, -0.1, 0.16)).mirrored())
                  .sometimes(),
              accent(box(-0.64, 0.1, 0.64, 0.4)),
              shaded("back", union(box(-0.6, -0.6, 0.6, 0.12), ellipse(0, -0.6, 0.6, 0.22)))
                  .sometimes(),
              main(box(-0.64, 0.1, 0.64, 0.75)),
              accent("leg", box(0.5, 0.74, 0.7, 1).mirrored()).sometimes()),
          figure(
              "bench",
              shaded("arm", box(0.8, -0.2, 1, 0.3).mirrored()).sometimes(),
              main("back", union(box(-0.94, -0.6, 0.94, -0.36), box(-0.94, -0.26, 0.94, -0.02)))
                  .sometimes(),
              accent(box(-1, 0.08, 1, 0.32)),
              main("leg", box(0.66, 0.3, 0.86, 0.85).mirrored()).sometimes(),
              shaded(box(0.5, -0.5, 0.62, 0.5).mirrored())),
          figure(
              "table",
              main(polygon(-1, -0.2, -0.75, -0.5, 0.75, -0.5, 1, -0.2)),
              accent(box(-1, -0.22, 1, -0.06)),
              main("leg", box(0.7, -0.06, 0.94, 0.8).mirrored()).sometimes(),
              shaded(box(0.4, -0.06, 0.52, 0.5).mirrored())),
          figure(
              "lamp",
              main(polygon(0, -0.95, 0.34, -0.95, 0.68, -0.1, 0, -0.1).mirrored()),
              accent("shaft", box(-0.08, -0.1, 0.08, 0.8)).sometimes(),
              shaded(ellipse(0, 0.85, 0.46, 0.15))),
          figure(
              "clock",
              accent("hand", union(bar(0, 0, 0, -0.55, 0.08), bar(0, 0, 0.36, 0.2, 0.08)))
                  .sometimes(),
              main(disc(0, 0, 0.74)),
              accent("frame", disc(0, 0, 0.95)).sometimes()),
          figure(
              "ladder",
              main(box(0.34, -1, 0.56, 1).mirrored()),
              accent(
                  union(
                      box(-0.36, -0.8, 0.36, -0.64),
                      box(-0.36, -0.4, 0.36, -0.24),
                      box(-0.36, 0, 0.36, 0.16),
                      box(-0.36, 0.4, 0.36, 0.56),
                      box(-0.36, 0.76, 0.36, 0.92)))),
          figure(
              "painting",
              main(box(-0.7, -0.55, 0.7, 0.55)),
              accent("frame", box(-0.95, -0.8, 0.95, 0.8)).sometimes()));

  private Furniture() {}
}
