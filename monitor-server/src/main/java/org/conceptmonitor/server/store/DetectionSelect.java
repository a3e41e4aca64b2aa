package org.conceptmonitor.server.store;

import java.util.List;
import java.util.Optional;

/** The query behind {@link Question.Detections}. */
final class DetectionSelect {
  /*
   * A neuron's label is its concept and those that it can't be told from. It stays the same from
   * one complete epoch to the next where the two sets share a concept, and a stretch ends where it
   * changes or the neuron has no concept. With a word, only the neurons that ever had it are looked
   * at.
   */
  private static final String DETECTIONS =
      """
      WITH c AS (SELECT concept, word, category FROM concepts WHERE run_id = ?),
      e AS (
        SELECT epoch, row_number() OVER (ORDER BY epoch) AS place
        FROM (SELECT DISTINCT epoch FROM snapshots WHERE run_id = ?)),
      n AS (
        SELECT t.layer, t.neuron, t.epoch, e.place, t.concept, c.word, c.category, t.similarity,
          string_split(concat_ws(',', t.concept, nullif(t.concept_set, '')), ',') AS label,
          contains(lower(c.word), lower(?)) AS wanted
        FROM neurons t JOIN e USING (epoch) JOIN c USING (concept)
        WHERE t.run_id = ? AND t.state = 'concept' AND (? OR t.layer = ?)),
      k AS (
        SELECT *, place = lag(place) OVER own + 1 AND list_has_any(label, lag(label) OVER own) AS kept
        FROM n SEMI JOIN (SELECT layer, neuron FROM n WHERE wanted) w USING (layer, neuron)
        WINDOW own AS (PARTITION BY layer, neuron ORDER BY place)),
      s AS (
        SELECT *, count(*) FILTER (kept IS NOT TRUE)
          OVER (PARTITION BY layer, neuron ORDER BY place) AS stretch
        FROM k)
      SELECT s.layer, s.neuron, last(s.concept ORDER BY s.epoch) AS concept,
        last(s.word ORDER BY s.epoch) AS word, last(s.category ORDER BY s.epoch) AS category,
        min(s.epoch) AS first_epoch, max(s.epoch) AS last_epoch, count(*)::INTEGER AS epochs,
        last(s.similarity ORDER BY s.epoch) AS similarity,
        array_to_string(list_sort(list(DISTINCT s.word)), ', ') AS words
      FROM s LEFT JOIN (SELECT layer, position FROM layers WHERE run_id = ?) l USING (layer)
      GROUP BY s.layer, s.neuron, s.stretch, l.position HAVING bool_or(s.wanted)
      ORDER BY l.position, s.layer, s.neuron, first_epoch
      """;

  private DetectionSelect() {}

  static Select of(Question.Detections q) {
    Optional<String> layer = q.layer();
    return new Select(
        DETECTIONS,
        List.of(
            q.run(),
            q.run(),
            q.word().orElse(""),
            q.run(),
            layer.isEmpty(),
            layer.orElse(""),
            q.run()));
  }
}
