package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;
import java.util.Locale;

/** The eleven basic colours of the Broden labels. */
enum Colour {
  BLACK(0.05, 0.05, 0.05),
  GREY(0.5, 0.5, 0.5),
  WHITE(0.96, 0.96, 0.96),
  RED(0.85, 0.1, 0.1),
  ORANGE(0.98, 0.5, 0.05),
  YELLOW(0.97, 0.88, 0.1),
  GREEN(0.12, 0.6, 0.18),
  BLUE(0.12, 0.28, 0.85),
  PURPLE(0.5, 0.12, 0.62),
  PINK(0.99, 0.6, 0.75),
  BROWN(0.44, 0.25, 0.1);

  private static final List<Colour> ALL = List.of(values());
  private static final List<Colour> GREYS = List.of(BLACK, GREY, WHITE);

  private final double red;
  private final double green;
  private final double blue;

  Colour(double red, double green, double blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /** The colours that an image can show: black, grey and white where it has one channel. */
  static List<Colour> of(int channels) {
    return channels == 1 ? GREYS : ALL;
  }

  /** The name of a grey level in [0, 1]. */
  static Colour ofGrey(double level) {
    if (level < 0.25) {
      return BLACK;
    }
    return level > 0.75 ? WHITE : GREY;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The colour as it is usually meant. */
  Tone tone() {
    return new Tone(this, red, green, blue);
  }

  /** A lighter or darker tone that still goes by the same name. */
  Tone shade() {
    return switch (this) {
      case BLACK -> tone().mixed(WHITE.tone(), 0.17);
      case GREY -> tone().scaled(0.66);
      case WHITE -> tone().scaled(0.83);
      case RED -> tone().scaled(0.72);
      case ORANGE, YELLOW, PINK -> tone().mixed(WHITE.tone(), 0.45);
      case BROWN -> tone().scaled(0.6);
      case GREEN, BLUE, PURPLE -> tone().mixed(WHITE.tone(), 0.35);
    };
  }
}
