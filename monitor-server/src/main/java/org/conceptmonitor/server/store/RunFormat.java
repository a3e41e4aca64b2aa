package org.conceptmonitor.server.store;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the tables of an exported run are written. An export is a zip file; docs/protocol.md lists
 * what is in it.
 */
public enum RunFormat {
  /** One Parquet file a table, as analysis programs like them. */
  PARQUET,
  /** The Arrow streams as the agent sent them, one an entry. */
  ARROW;

  /** The name in exports and on command lines: {@code parquet} or {@code arrow}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RunFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format is '%s': use parquet or arrow".formatted(name)));
  }
}
