package org.conceptmonitor.server.store;

import java.util.List;
import java.util.Optional;

/** The query behind {@link Question.Detections}. */
final class DetectionSelect {
  /*
   * A neuron's label is its concept and those that it can't be told from. It stays the same from
   * one complete epoch to the next where the two sets share a concept, and a stretch ends where it
   * changes or the neuron has no concept. With a word, only the neurons that ever had it are looked
   * at, and words are looked up for the stretches that are answered. Most labels are one concept:
   * sets are made of the others alone, and windows sort no more columns than they must.
   */
  private static final String DETECTIONS =
      """
      WITH c AS (
        SELECT concept, word, category, contains(lower(word), lower(?)) AS wanted
        FROM concepts WHERE run_id = ?),
      e AS (
        SELECT epoch, row_number() OVER (ORDER BY epoch) AS place
        FROM (SELECT DISTINCT epoch FROM snapshots WHERE run_id = ?)),
      n AS (
        SELECT t.layer, t.neuron, t.epoch, e.place, t.concept, t.similarity,
          CASE WHEN t.concept_set NOT IN ('', t.concept::VARCHAR) THEN t.concept_set END AS others,
          c.wanted
        FROM neurons t JOIN e USING (epoch) JOIN c USING (concept)
        WHERE t.run_id = ? AND t.state = 'concept' AND (? OR t.layer = ?)),
      k AS (
        SELECT *, CASE
          WHEN place <> lag(place) OVER own + 1 THEN FALSE
          WHEN concept = lag(concept) OVER own THEN TRUE
          WHEN others IS NULL AND lag(others) OVER own IS NULL THEN FALSE
          ELSE list_has_any(string_split(concat_ws(',', concept, others), ','),
            string_split(concat_ws(',', lag(concept) OVER own, lag(others) OVER own), ','))
          END AS kept
        FROM n SEMI JOIN (SELECT layer, neuron FROM n WHERE wanted) w USING (layer, neuron)
        WINDOW own AS (PARTITION BY layer, neuron ORDER BY place)),
      s AS (
        SELECT layer, neuron, epoch, concept, similarity, wanted,
          count(*) FILTER (kept IS NOT TRUE)
            OVER (PARTITION BY layer, neuron ORDER BY place) AS stretch
        FROM k),
      d AS (
        SELECT layer, neuron, arg_max(concept, epoch) AS concept, min(epoch) AS first_epoch,
          max(epoch) AS last_epoch, count(*)::INTEGER AS epochs,
          arg_max(similarity, epoch) AS similarity,
          array_to_string(list_sort(list_distinct(list(word))), ', ') AS words
        FROM s SEMI JOIN (SELECT layer, neuron, stretch FROM s WHERE wanted) w
          USING (layer, neuron, stretch)
          JOIN c USING (concept)
        GROUP BY layer, neuron, stretch)
      SELECT d.layer, d.neuron, d.concept, c.word, c.category, d.first_epoch, d.last_epoch,
        d.epochs, d.similarity, d.words
      FROM d JOIN c USING (concept)
        LEFT JOIN (SELECT layer, position FROM layers WHERE run_id = ?) l USING (layer)
      ORDER BY l.position, d.layer, d.neuron, first_epoch
      """;

  private DetectionSelect() {}

  static Select of(Question.Detections q) {
    Optional<String> layer = q.layer();
    return new Select(
        DETECTIONS,
        List.of(
            q.word().orElse(""),
            q.run(),
            q.run(),
            q.run(),
            layer.isEmpty(),
            layer.orElse(""),
            q.run()));
  }
}
