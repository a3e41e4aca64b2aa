package org.conceptmonitor.server.store;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query behind a question.
 *
 * @param sql the statement
 * @param parameters the values of its question marks
 */
record Select(String sql, List<Object> parameters) {
  /** How far a run has come is filled in by {@link RunList}. */
  private static final String RUNS =
      """
      SELECT CAST(r.run_id AS VARCHAR) AS run, n.name, r.started, NULL::BIGINT AS last_event,
        r.framework, r.backend, r.parameters, r.probe_set, r.probe_images, r.concept_set,
        r.detector, r.rule, r.threshold, r.temperature, NULL::INTEGER AS epochs,
        NULL::DOUBLE AS score, NULL::DOUBLE AS accuracy, NULL::INTEGER AS neurons,
        NULL::INTEGER AS interpretable, NULL::DOUBLE AS anchor_distance,
        coalesce(t.tags, '') AS tags
      FROM run r JOIN names n USING (run_id)
        LEFT JOIN (SELECT run_id, string_agg(tag, ',' ORDER BY tag) AS tags FROM tags GROUP BY run_id) t
          USING (run_id)
      ORDER BY r.started DESC, n.name
      """;

  private static final String SETTINGS =
      "SELECT position, name, text FROM settings WHERE run_id = ? ORDER BY position";

  private static final String ALL_SETTINGS =
      """
      SELECT CAST(r.run_id AS VARCHAR) AS run, s.position, s.name, s.text
      FROM settings s JOIN run r USING (run_id) JOIN names n USING (run_id)
      ORDER BY r.started DESC, n.name, s.position
      """;

  private static final String LAYERS =
      "SELECT layer, position, kind, neurons FROM layers WHERE run_id = ? ORDER BY position";

  private static final String CONCEPTS =
      """
      SELECT concept, word, category, alias_group, x, y FROM concepts WHERE run_id = ?
      ORDER BY concept
      """;

  private static final String ANCHORS =
      "SELECT anchor, word, role, x, y FROM anchors WHERE run_id = ? ORDER BY anchor";

  private static final String SCALARS =
      """
      SELECT tag, step, epoch, time, value FROM scalars WHERE run_id = ? AND (? OR tag = ?)
      ORDER BY tag, step, time
      """;

  private static final String NEW_SCALARS =
      """
      SELECT tag, step, epoch, time, value FROM scalars
      WHERE run_id = ? AND (? OR tag = ?) AND sequence IN (
        SELECT sequence FROM batches WHERE run_id = ? AND table_name = 'scalars' AND version > ?)
      ORDER BY tag, step, time
      """;

  /*
   * A series of more points than wanted is cut into ranges of equally many steps; in others each
   * point is a range of its own. Numbers that are not finite are counted, and left out of the
   * envelope. A range's last point is the greatest by step, time and row: no range is sorted.
   */
  private static final String SERIES =
      """
      WITH p AS (
        SELECT rowid AS row, tag, step, epoch, time, value,
          CASE WHEN isfinite(value) THEN value END AS finite
        FROM scalars WHERE run_id = ? AND (? OR tag = ?)),
      s AS (
        SELECT tag, count(*) AS points, min(step)::DOUBLE AS first_step,
          max(step)::DOUBLE - min(step) + 1 AS steps FROM p GROUP BY tag),
      r AS (
        SELECT tag, min(step) AS first_step,
          max({step: step, time: time, row: row, epoch: epoch, value: value}) AS last,
          min(finite) AS minimum, max(finite) AS maximum, avg(finite) AS mean, count(*) AS points,
          count(*) FILTER (finite IS NULL AND isnan(value)) AS nan,
          count(*) FILTER (finite IS NULL AND value = 'Infinity') AS positive_infinity,
          count(*) FILTER (finite IS NULL AND value = '-Infinity') AS negative_infinity
        FROM p JOIN s USING (tag)
        GROUP BY tag, CASE WHEN s.points <= ? THEN row
          ELSE least(floor((step - s.first_step) / ceil(s.steps / ?)), ? - 1)::BIGINT END)
      SELECT tag, first_step, last.step AS step, last.epoch AS epoch, last.time AS time,
        last.value AS value, minimum, maximum, mean, points, nan, positive_infinity,
        negative_infinity
      FROM r ORDER BY tag, last.step, last.time
      """;

  private static final String SNAPSHOTS =
      """
      SELECT epoch, step, time, pause_micros, analysis_millis FROM snapshots WHERE run_id = ?
      ORDER BY epoch
      """;

  /** Restricts rows {@code t} to complete epochs. */
  static final String COMPLETE =
      "t.epoch IN (SELECT s.epoch FROM snapshots s WHERE s.run_id = t.run_id)";

  private static final String DIVERSITY =
      """
      SELECT t.epoch, t.layer, t.neurons, t.living, t.interpretable, t.distinct_concepts,
        t.anchor_distance, t.anchor_distance_interpretable, t.anchor_distance_shuffled,
        t.anchor_distance_reachable, t.mean_pairwise_distance
      FROM diversity t LEFT JOIN layers l USING (run_id, layer)
      WHERE t.run_id = ? AND %s ORDER BY t.epoch, l.position, t.layer
      """
          .formatted(COMPLETE);

  private static final String ANCHOR_DISTANCES =
      """
      SELECT t.epoch, t.layer, t.anchor, t.neuron, t.distance
      FROM anchor_distances t LEFT JOIN layers l USING (run_id, layer)
      WHERE t.run_id = ? AND %s ORDER BY t.epoch, l.position, t.layer, t.anchor
      """
          .formatted(COMPLETE);

  private static final String CATEGORIES =
      """
      SELECT t.epoch, t.layer, t.category, t.neurons
      FROM category_counts t LEFT JOIN layers l USING (run_id, layer)
      WHERE t.run_id = ? ORDER BY t.epoch, l.position, t.layer, t.category
      """;

  private static final String NEURONS =
      """
      SELECT t.epoch, t.layer, t.neuron, t.state, t.concept, c.word, c.category, t.similarity,
        t.p_value, t.concept_first_half, t.concept_second_half, t.concept_set, t.nuisance,
        t.nuisance_share, t.x, t.y, t.mean_activation, t.max_activation
      FROM neurons t LEFT JOIN concepts c USING (run_id, concept)
        LEFT JOIN layers l USING (run_id, layer)
      WHERE t.run_id = ? AND %s
      """
          .formatted(COMPLETE);

  private static final String OF_EPOCH =
      NEURONS + "AND t.epoch = ? AND (? OR t.layer = ?) ORDER BY l.position, t.layer, t.neuron";

  private static final String OF_NEURON =
      NEURONS + "AND t.layer = ? AND t.neuron = ? ORDER BY t.epoch";

  private static final String TOP_IMAGES =
      """
      SELECT t.rank, t.image, t.activation, p.caption
      FROM top_images t LEFT JOIN probe_images p USING (run_id, image)
      WHERE t.run_id = ? AND t.layer = ? AND t.neuron = ? AND t.epoch = ? AND %s
      ORDER BY t.rank
      """
          .formatted(COMPLETE);

  private static final String HISTOGRAMS =
      """
      SELECT t.epoch, t.lowest, t.highest, t.zero, t.not_finite, t.counts FROM histograms t
      WHERE t.run_id = ? AND t.layer = ? AND t.neuron = ? AND %s ORDER BY t.epoch
      """
          .formatted(COMPLETE);

  static Select of(Question question) {
    if (question instanceof Question.Settings q) {
      return new Select(SETTINGS, List.of(q.run()));
    } else if (question instanceof Question.AllSettings) {
      return new Select(ALL_SETTINGS, List.of());
    } else if (question instanceof Question.Detectors q) {
      return SimilaritySelect.of(q);
    } else if (question instanceof Question.Similarities q) {
      return SimilaritySelect.of(q);
    } else if (question instanceof Question.Layers q) {
      return new Select(LAYERS, List.of(q.run()));
    } else if (question instanceof Question.Concepts q) {
      return new Select(CONCEPTS, List.of(q.run()));
    } else if (question instanceof Question.Anchors q) {
      return new Select(ANCHORS, List.of(q.run()));
    } else if (question instanceof Question.Scalars q) {
      return scalars(q);
    } else if (question instanceof Question.Series q) {
      return series(q);
    } else if (question instanceof Question.Snapshots q) {
      return new Select(SNAPSHOTS, List.of(q.run()));
    } else if (question instanceof Question.Diversity q) {
      return new Select(DIVERSITY, List.of(q.run()));
    } else if (question instanceof Question.AnchorDistances q) {
      return new Select(ANCHOR_DISTANCES, List.of(q.run()));
    } else if (question instanceof Question.Categories q) {
      return new Select(CATEGORIES, List.of(q.run()));
    } else if (question instanceof Question.Neurons q) {
      return new Select(
          OF_EPOCH, List.of(q.run(), q.epoch(), q.layer().isEmpty(), q.layer().orElse("")));
    } else if (question instanceof Question.NeuronHistory q) {
      return new Select(OF_NEURON, List.of(q.run(), q.layer(), q.neuron()));
    } else if (question instanceof Question.Detections q) {
      return DetectionSelect.of(q);
    } else if (question instanceof Question.Histograms q) {
      return new Select(HISTOGRAMS, List.of(q.run(), q.layer(), q.neuron()));
    } else if (question instanceof Question.TopImages q) {
      return new Select(TOP_IMAGES, List.of(q.run(), q.layer(), q.neuron(), q.epoch()));
    } else if (question instanceof Question.Alerts q) {
      return AlertSelect.of(q);
    }
    return new Select(RUNS, List.of());
  }

  private static Select scalars(Question.Scalars q) {
    List<Object> all = List.of(q.run(), q.tag().isEmpty(), q.tag().orElse(""));
    if (q.after() == 0) {
      return new Select(SCALARS, all);
    }
    return new Select(NEW_SCALARS, append(all, q.run(), q.after()));
  }

  private static Select series(Question.Series q) {
    List<Object> all = List.of(q.run(), q.tag().isEmpty(), q.tag().orElse(""));
    return new Select(SERIES, append(all, q.points(), q.points(), q.points()));
  }

  /** The newest commit to the question's tables. */
  static Select version(Question question) {
    String tables =
        question.topic().tables().stream()
            .map(table -> "'" + table.wireName() + "'")
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT coalesce(max(version), 0) FROM batches WHERE table_name IN (%s)".formatted(tables);
    return question instanceof Question.AboutRun about
        ? new Select(sql + " AND run_id = ?", List.of(about.run()))
        : new Select(sql, List.of());
  }

  /** Some of the rows. */
  Select page(long offset, long limit) {
    return new Select(sql + " LIMIT ? OFFSET ?", append(parameters, limit, offset));
  }

  private static List<Object> append(List<Object> parameters, Object... more) {
    return Stream.concat(parameters.stream(), Arrays.stream(more)).toList();
  }
}
