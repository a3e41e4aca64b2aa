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

/** Small things to use and play with. */
final class Household {
  static final List<Figure> ALL =
      List.of(
          figure(
              "cup",
              shaded(ellipse(-0.12, -0.6, 0.6, 0.14)),
              main(polygon(-0.72, -0.6, 0.48, -0.6, 0.34, 0.75, -0.58, 0.75)),
              accent("handle", ring(0.46, -0.02, 0.48, 0.3)).sometimes()),
          figure(
              "teapot",
              shaded(union(ellipse(0, -0.38, 0.42, 0.16), disc(0, -0.6, 0.12))),
              main(ellipse(0, 0.18, 0.6, 0.56)),
              main(polygon(0.4, 0.2, 0.8, -0.42, 1, -0.42, 0.5, 0.5)),
              accent("handle", ring(-0.56, 0.1, 0.44, 0.28)).sometimes()),
          figure(
              "bottle",
              accent(box(-0.2, -1, 0.2, -0.84)),
              accent(box(-0.4, 0.1, 0.4, 0.55)),
              shaded("neck", box(-0.15, -0.84, 0.15, -0.3)),
              main(union(box(-0.4, -0.15, 0.4, 1), ellipse(0, -0.15, 0.4, 0.32)))),
          figure(
              "vase",
              shaded("neck", polygon(0, -0.95, 0.38, -0.95, 0.18, -0.35, 0, -0.35).mirrored())
                  .sometimes(),
              accent(box(-0.5, 0.15, 0.5, 0.3)),
              main(ellipse(0, 0.2, 0.58, 0.62)),
              accent(box(-0.32, 0.76, 0.32, 0.95))),
          figure(
              "umbrella",
              main(
                  ellipse(0, 0, 1, 0.9)
                      .within(box(-1, -1, 1, 0))
                      .without(union(disc(0, 0.08, 0.25), disc(0.62, 0.08, 0.25).mirrored()))),
              accent("shaft", box(-0.07, -0.95, 0.07, 0.72)).sometimes(),
              accent("handle", ring(0.18, 0.72, 0.25, 0.11).within(box(-1, 0.72, 1, 1)))),
          figure("ball", main(disc(0, 0, 0.92))),
          figure(
              "guitar",
              accent("neck", bar(0.05, -0.1, 0.78, -0.9, 0.11)).sometimes(),
              accent(disc(-0.1, 0.1, 0.17)),
              main(union(disc(-0.38, 0.4, 0.52), disc(0.02, 0, 0.38)))));

  private Household() {}
}
