package org.conceptmonitor.regularizer.text;

/** The tokenizer library reports its start to a server, unless told not to. */
final class Telemetry {
  private static final String OPT_OUT = "OPT_OUT_TRACKING";

  private Telemetry() {}

  /** Keeps the library quiet; a user's own choice stands. To be called before it is used. */
  static void optOut() {
    if (System.getProperty(OPT_OUT) == null) {
      System.setProperty(OPT_OUT, "true");
    }
  }
}
