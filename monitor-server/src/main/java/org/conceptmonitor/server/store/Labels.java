package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/**
 * Keeps the table of what each neuron is called at each complete epoch, and since when. Used within
 * the transaction that changes neurons, commit markers or concepts.
 */
final class Labels {
  static final String TABLE = "labels";

  /*
   * A neuron's label is its concept and those that it can't be told from. It stays the same from
   * one complete epoch to the next where the two sets share a concept, and a stretch ends where it
   * changes or the neuron has no concept. Most labels are one concept: sets are made of the others
   * alone, and windows sort no more columns than they must. The epoch before the first that is
   * looked at tells how its stretches go on.
   */
  private static final String LABELS =
      """
      WITH e AS (
        SELECT epoch, row_number() OVER (ORDER BY epoch) AS place
        FROM (SELECT DISTINCT epoch FROM snapshots WHERE run_id = '%1$s')),
      n AS (
        SELECT t.layer, t.neuron, t.epoch, e.place, t.concept, t.similarity,
          CASE WHEN t.concept_set NOT IN ('', t.concept::VARCHAR) THEN t.concept_set END AS others
        FROM neurons t JOIN e USING (epoch)
          SEMI JOIN (SELECT concept FROM concepts WHERE run_id = '%1$s') c USING (concept)
        WHERE t.run_id = '%1$s' AND t.epoch >= %2$d AND t.state = 'concept'),
      k AS (
        SELECT *, CASE
          WHEN place <> lag(place) OVER own + 1 THEN FALSE
          WHEN concept = lag(concept) OVER own THEN TRUE
          WHEN others IS NULL AND lag(others) OVER own IS NULL THEN FALSE
          ELSE list_has_any(string_split(concat_ws(',', concept, others), ','),
            string_split(concat_ws(',', lag(concept) OVER own, lag(others) OVER own), ','))
          END AS kept
        FROM n
        WINDOW own AS (PARTITION BY layer, neuron ORDER BY place, concept, others)),
      s AS (
        SELECT epoch, layer, neuron, concept, similarity, max(epoch) FILTER (kept IS NOT TRUE)
          OVER (PARTITION BY layer, neuron ORDER BY place) AS since
        FROM k)
      SELECT '%1$s'::UUID AS run_id, s.epoch, s.layer, s.neuron, s.concept, s.similarity,
        CASE WHEN s.since < %3$d THEN b.since ELSE s.since END AS since
      FROM s LEFT JOIN (
          SELECT layer, neuron, max(since) AS since FROM labels
          WHERE run_id = '%1$s' AND epoch = %2$d GROUP BY layer, neuron) b USING (layer, neuron)
      WHERE s.epoch >= %3$d
      """;

  private final Sql sql;

  Labels(DuckDBConnection connection) {
    this.sql = new Sql(connection);
  }

  /** Finds the labels of all epochs of all runs. */
  void find() throws SQLException {
    for (UUID run : runs()) {
      find(run);
    }
  }

  /** Finds the labels of all epochs of a run. */
  void find(UUID run) throws SQLException {
    find(run, Integer.MIN_VALUE);
  }

  /** Finds the labels of runs from the first epoch of each that changed: later ones build on it. */
  void find(Map<UUID, Integer> firstOf) throws SQLException {
    for (Map.Entry<UUID, Integer> first : firstOf.entrySet()) {
      find(first.getKey(), first.getValue());
    }
  }

  private void find(UUID run, int first) throws SQLException {
    sql.update("DELETE FROM labels WHERE run_id = ? AND epoch >= ?", run, first);
    int before =
        sql.first(
                row -> row.getInt(1),
                "SELECT coalesce(max(epoch), ?) FROM snapshots WHERE run_id = ? AND epoch < ?",
                first,
                run,
                first)
            .orElseThrow();
    sql.update(
        "INSERT INTO labels %s ORDER BY s.epoch, s.layer, s.neuron"
            .formatted(LABELS.formatted(run, before, first)));
  }

  /** Sentences about epochs whose labels are not as their neurons are. */
  void verify(List<String> findings) throws SQLException {
    for (UUID run : runs()) {
      findings.addAll(
          sql.list(
              row ->
                  "run %s has other neurons at epoch %s than labels"
                      .formatted(run, row.getString(1)),
              """
              WITH found AS (%s), kept AS (SELECT * FROM labels WHERE run_id = '%s')
              SELECT DISTINCT epoch FROM (
                (FROM found EXCEPT ALL FROM kept) UNION ALL (FROM kept EXCEPT ALL FROM found))
              ORDER BY epoch
              """
                  .formatted(LABELS.formatted(run, Integer.MIN_VALUE, Integer.MIN_VALUE), run)));
    }
  }

  private List<UUID> runs() throws SQLException {
    return sql.list(row -> row.getObject(1, UUID.class), "SELECT run_id FROM run ORDER BY started");
  }
}
