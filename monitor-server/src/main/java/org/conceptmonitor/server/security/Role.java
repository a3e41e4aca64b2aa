package org.conceptmonitor.server.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token is good for. Neither role includes the other. */
public enum Role {
  /** Asking questions, opening the page and listening to it live. */
  READ("cmr_"),
  /** Sending tables. */
  WRITE("cmw_");

  private final String prefix;

  Role(String prefix) {
    this.prefix = prefix;
  }

  /** How tokens of this role begin, for people and for scanners that look for leaked secrets. */
  String prefix() {
    return prefix;
  }

  /** The name in files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this label. */
  static Optional<Role> labelled(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }
}
