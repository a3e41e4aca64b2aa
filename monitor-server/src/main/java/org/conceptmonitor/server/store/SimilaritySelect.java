package org.conceptmonitor.server.store;

import java.util.List;

/** The queries behind {@link Question.Detectors} and {@link Question.Similarities}. */
final class SimilaritySelect {
  private static final String DETECTORS =
      """
      SELECT position, detector, "rule", threshold, false_discovery_rate, temperature
      FROM detectors WHERE run_id = ? ORDER BY position
      """;

  private static final String SIMILARITIES =
      """
      SELECT t.epoch, t.detector, count(*) AS neurons FROM similarities t
      WHERE t.run_id = ? AND %s GROUP BY t.epoch, t.detector ORDER BY t.epoch, t.detector
      """
          .formatted(Select.COMPLETE);

  private SimilaritySelect() {}

  static Select of(Question.Detectors question) {
    return new Select(DETECTORS, List.of(question.run()));
  }

  static Select of(Question.Similarities question) {
    return new Select(SIMILARITIES, List.of(question.run()));
  }
}
