package org.conceptmonitor.server.store;

import java.util.List;
import java.util.Optional;

/** The query behind {@link Question.Detections}. */
final class DetectionSelect {
  /*
   * The stretches through which neurons kept a label stand in the table of labels. The words of a
   * stretch of one concept are that concept's: lists are made for the others alone.
   */
  private static final String DETECTIONS =
      """
      WITH c AS (
        SELECT concept, word, category, contains(lower(word), lower(?)) AS wanted
        FROM concepts WHERE run_id = ?),
      t AS (
        SELECT layer, neuron, since, epoch, concept, similarity FROM labels
        WHERE run_id = ? AND (? OR layer = ?)),
      d AS (
        SELECT layer, neuron, since, arg_max(concept, epoch) AS concept, max(epoch) AS last_epoch,
          count(*)::INTEGER AS epochs, arg_max(similarity, epoch) AS similarity,
          min(concept) <> max(concept) AS several
        FROM t SEMI JOIN (
            SELECT layer, neuron, since FROM t SEMI JOIN (FROM c WHERE wanted) USING (concept)) w
          USING (layer, neuron, since)
        GROUP BY layer, neuron, since),
      m AS (
        SELECT layer, neuron, since,
          array_to_string(list_sort(list_distinct(list(word))), ', ') AS words
        FROM t SEMI JOIN (FROM d WHERE several) USING (layer, neuron, since) JOIN c USING (concept)
        GROUP BY layer, neuron, since)
      SELECT d.layer, d.neuron, d.concept, c.word, c.category, d.since AS first_epoch,
        d.last_epoch, d.epochs, d.similarity, coalesce(m.words, c.word) AS words
      FROM d JOIN c USING (concept) LEFT JOIN m USING (layer, neuron, since)
        LEFT JOIN (SELECT layer, position FROM layers WHERE run_id = ?) l USING (layer)
      ORDER BY l.position, d.layer, d.neuron, first_epoch
      """;

  private DetectionSelect() {}

  static Select of(Question.Detections q) {
    Optional<String> layer = q.layer();
    return new Select(
        DETECTIONS,
        List.of(q.word().orElse(""), q.run(), q.run(), layer.isEmpty(), layer.orElse(""), q.run()));
  }
}
