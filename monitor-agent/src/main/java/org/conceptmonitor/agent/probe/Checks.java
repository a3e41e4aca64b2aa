package org.conceptmonitor.agent.probe;

/** What probe sets ask of their options. */
final class Checks {
  private Checks() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A picture's channels are grey or red, green and blue. */
  static void pictureShape(ImageShape shape) {
    that(shape != null, "no image shape was given: call shape(...), the network's input shape");
    that(
        shape.channels() == 1 || shape.channels() == 3,
        "pictures are read with 1 channel (grey) or 3, not those of %s: give the network's input shape"
            .formatted(shape));
  }

  static void atLeastOne(int number, String what) {
    that(number >= 1, "%s is %d: at least 1 is needed".formatted(what, number));
  }
}
