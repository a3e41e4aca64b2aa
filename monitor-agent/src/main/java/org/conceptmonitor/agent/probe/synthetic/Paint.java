package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;

/**
 * A finish laid on an image, with its tones and its place.
 *
 * @param ramp the tones that it runs through, at most {@link #MAX_TONES}
 */
record Paint(Finish finish, List<Tone> ramp, Placement placement, Noise noise) {
  static final int MAX_TONES = 4;

  /** The position on the ramp that a point of the image shows. */
  double tone(double column, double row) {
    double x = placement.x(column, row);
    double y = placement.y(column, row);
    return Math.min(finish.surface().tone(x, y, noise), ramp.size() - 1);
  }

  /** The same paint with every tone darker, for a picture of so many channels. */
  Paint shaded(int channels) {
    List<Tone> darker =
        ramp.stream().map(tone -> tone.mixed(Colour.BLACK.tone(), 0.2).in(channels)).toList();
    return new Paint(finish, darker, placement, noise);
  }
}
