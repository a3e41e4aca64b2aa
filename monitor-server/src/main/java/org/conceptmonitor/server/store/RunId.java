package org.conceptmonitor.server.store;

import java.util.Optional;
import java.util.UUID;

/** Reads run ids strictly: {@link UUID#fromString} alone takes {@code 1-1-1-1-1} for one. */
public final class RunId {
  private RunId() {}

  /** The id, if the text is a UUID in its usual form. */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
