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

/** Things that travel. */
final class Vehicles {
  static final List<Figure> ALL =
      List.of(
          figure(
              "car",
              accent("wheel", union(disc(-0.55, 0.42, 0.27), disc(0.55, 0.42, 0.27))),
              accent(
                      "windows",
                      union(
                          polygon(-0.4, -0.12, -0.26, -0.4, -0.05, -0.4, -0.05, -0.12),
                          polygon(0.07, -0.12, 0.07, -0.4, 0.26, -0.4, 0.42, -0.12)))
                  .sometimes(),
              shaded("roof", box(-0.4, -0.56, 0.4, -0.4)),
              main(
                  union(
                      polygon(-0.58, -0.1, -0.36, -0.5, 0.36, -0.5, 0.6, -0.1),
                      polygon(-0.98, -0.1, 0.9, -0.1, 1, 0.1, 1, 0.42, -1, 0.42)))),
          figure(
              "bus",
              accent("wheel", union(disc(-0.55, 0.6, 0.24), disc(0.55, 0.6, 0.24))),
              accent(
                      "windows",
                      union(
                          box(-0.84, -0.35, -0.42, 0.02),
                          box(-0.28, -0.35, 0.14, 0.02),
                          box(0.28, -0.35, 0.7, 0.02)))
                  .sometimes(),
              shaded("roof", box(-0.95, -0.75, 0.95, -0.52)),
              main(box(-1, -0.6, 1, 0.6))),
          figure(
              "bicycle",
              accent("wheel", union(ring(-0.55, 0.3, 0.45, 0.3), ring(0.55, 0.3, 0.45, 0.3)))
                  .sometimes(),
              main(
                  "frame",
                  union(
                      bar(-0.55, 0.3, -0.25, -0.35, 0.09),
                      bar(-0.25, -0.35, 0.4, -0.35, 0.09),
                      bar(-0.25, -0.35, 0, 0.3, 0.09),
                      bar(0, 0.3, 0.4, -0.35, 0.09),
                      bar(-0.55, 0.3, 0, 0.3, 0.09),
                      bar(0.38, -0.6, 0.55, 0.3, 0.09))),
              accent(union(bar(-0.42, -0.5, -0.1, -0.5, 0.1), bar(0.3, -0.62, 0.6, -0.7, 0.08)))),
          figure(
              "boat",
              main(polygon(-1, 0.35, 1, 0.35, 0.65, 0.85, -0.7, 0.85)),
              accent(box(-0.06, -0.95, 0.06, 0.36)),
              shaded(
                  union(
                      polygon(0.12, -0.85, 0.8, 0.22, 0.12, 0.22),
                      polygon(-0.12, -0.6, -0.12, 0.22, -0.6, 0.22)))),
          figure(
              "airplane",
              accent(
                      "windows",
                      union(disc(-0.3, -0.04, 0.09), disc(0, -0.04, 0.09), disc(0.3, -0.04, 0.09)))
                  .sometimes(),
              shaded("wing", polygon(-0.15, 0.05, 0.2, 0.05, -0.15, 0.7, -0.38, 0.7)).sometimes(),
              main(ellipse(0.05, 0, 0.92, 0.22)),
              shaded("wing", polygon(-0.1, 0, 0.15, 0, 0, -0.45, -0.2, -0.45)).sometimes(),
              main("tail", polygon(-0.95, -0.65, -0.7, -0.65, -0.45, 0, -0.85, 0.05)).sometimes()));

  private Vehicles() {}
}
