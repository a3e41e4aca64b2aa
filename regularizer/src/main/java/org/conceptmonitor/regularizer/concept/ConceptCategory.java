package org.conceptmonitor.regularizer.concept;

import java.util.Arrays;
import java.util.Locale;

/** The six categories of the Broden labels, from low-level to high-level, and one for the rest. */
public enum ConceptCategory {
  COLOR,
  TEXTURE,
  MATERIAL,
  PART,
  OBJECT,
  SCENE,
  /** Of a word whose category nobody has said. */
  UNCATEGORISED;

  /** The name in files and tables, for example {@code texture}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The category with this {@linkplain #label() label}. */
  public static ConceptCategory labelled(String label) {
    return Arrays.stream(values())
        .filter(category -> category.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown concept category '%s': expected one of %s"
                        .formatted(label, Arrays.toString(values()).toLowerCase(Locale.ROOT))));
  }
}
