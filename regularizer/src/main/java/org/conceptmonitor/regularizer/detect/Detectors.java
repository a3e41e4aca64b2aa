package org.conceptmonitor.regularizer.detect;

import java.util.List;

/**
 * The detectors by {@linkplain ConceptDetector#name() name}, each as its authors published it but
 * for the options that its own class describes. A new detector joins by one line here.
 */
public final class Detectors {
  private static final long SEED = 1;

  private Detectors() {}

  /** All detectors. */
  public static List<ConceptDetector> all() {
    return List.of(
        new CosCubed(),
        new Cosine(),
        new SoftWpmi(),
        new Wpmi(),
        RankReorder.seeded(SEED),
        new NetworkDissection());
  }

  /** The names of all detectors. */
  public static List<String> names() {
    return all().stream().map(ConceptDetector::name).toList();
  }

  /**
   * The detector with a name, such as {@code soft-wpmi}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ConceptDetector named(String name) {
    return all().stream()
        .filter(detector -> detector.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no detector '%s': expected one of %s"
                        .formatted(name, String.join(", ", names()))));
  }
}
