package org.conceptmonitor.agent.probe.synthetic;

/**
 * A colour value and the name that it goes by.
 *
 * @param red in [0, 1]
 * @param green in [0, 1]
 * @param blue in [0, 1]
 */
record Tone(Colour colour, double red, double green, double blue) {
  Tone scaled(double factor) {
    return new Tone(colour, clip(red * factor), clip(green * factor), clip(blue * factor));
  }

  /** Moved towards another tone; keeps its name. */
  Tone mixed(Tone other, double share) {
    return new Tone(
        colour,
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }

  /** The same tone as a picture of so many channels shows it; tones without hue are named anew. */
  Tone in(int channels) {
    double level = 0.299 * red + 0.587 * green + 0.114 * blue;
    if (channels == 1) {
      return new Tone(Colour.ofGrey(level), level, level, level);
    }
    return isNeutral() ? new Tone(Colour.ofGrey(level), red, green, blue) : this;
  }

  private boolean isNeutral() {
    double most = Math.max(red, Math.max(green, blue));
    return most - Math.min(red, Math.min(green, blue)) < 0.09;
  }

  private static double clip(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
