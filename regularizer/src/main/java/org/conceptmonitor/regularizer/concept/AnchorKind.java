package org.conceptmonitor.regularizer.concept;

import java.util.Arrays;
import java.util.Locale;

/** What a user thinks of an anchor. */
public enum AnchorKind {
  /** Neurons ought to come near it. */
  WISHED,
  /** A bias: neurons ought to stay away from it. */
  UNWANTED;

  /** The name in files and tables, for example {@code unwanted}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this {@linkplain #label() label}. */
  public static AnchorKind labelled(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown anchor kind '%s': expected wished or unwanted".formatted(label)));
  }
}
