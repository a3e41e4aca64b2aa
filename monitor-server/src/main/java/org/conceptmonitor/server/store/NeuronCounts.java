package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * Keeps the tables of what is counted of a layer's neurons at an epoch, and their {@linkplain
 * Labels labels}, for answers that would have to look at all neurons of a run. An epoch is counted
 * once it is complete, and again where something of it comes late. Used within the transaction that
 * changes those rows.
 */
final class NeuronCounts {
  /** How many are of each category. */
  private static final String CATEGORIES =
      """
      SELECT t.run_id, t.epoch, t.layer,
        CASE t.state WHEN 'concept' THEN c.category ELSE t.state END AS category,
        count(*) AS neurons
      FROM neurons t SEMI JOIN snapshots s ON t.run_id = s.run_id AND t.epoch = s.epoch
        LEFT JOIN (SELECT run_id, concept, category FROM concepts WHERE %1$s) c
          ON t.run_id = c.run_id AND t.concept = c.concept
      WHERE t.state IN ('concept', 'low-level') AND t.%1$s AND t.%2$s
      GROUP BY ALL
      """;

  /** How many live and do what another one does, and whether an activation is not finite. */
  private static final String LIVING =
      """
      SELECT run_id, epoch, layer, sum(neurons)::INTEGER AS living,
        (sum(neurons) - count(*))::INTEGER AS copies, bool_or(odd) AS odd
      FROM (
        SELECT t.run_id, t.epoch, t.layer, count(*) AS neurons,
          bool_or(NOT isfinite(t.mean_activation) OR NOT isfinite(t.max_activation)) AS odd
        FROM neurons t SEMI JOIN snapshots s ON t.run_id = s.run_id AND t.epoch = s.epoch
        WHERE t.state <> 'dead' AND t.%1$s AND t.%2$s
        GROUP BY t.run_id, t.epoch, t.layer, t.concept, round(t.similarity, 4), round(t.x, 3),
          round(t.y, 3))
      GROUP BY ALL
      """;

  private static final Map<String, String> SELECTS =
      Map.of("category_counts", CATEGORIES, "layer_counts", LIVING);

  private static final String ALL_RUNS = "run_id IS NOT NULL";
  private static final String ALL_EPOCHS = "epoch IS NOT NULL";

  /** Each epoch whose counts are not as its neurons are. */
  static final String WRONG =
      SELECTS.entrySet().stream()
          .map(
              counts ->
                  """
                  FROM (WITH counted AS (%s)
                    (FROM counted EXCEPT ALL FROM %2$s) UNION ALL (FROM %2$s EXCEPT ALL FROM counted))
                  SELECT run_id, epoch
                  """
                      .formatted(
                          counts.getValue().formatted(ALL_RUNS, ALL_EPOCHS), counts.getKey()))
          .collect(
              Collectors.joining(
                  " UNION ",
                  "SELECT 'run ' || run_id || ' has other neurons at epoch ' || epoch"
                      + " || ' than were counted' FROM (",
                  ")"));

  private record Epoch(UUID run, int epoch) {}

  private final Sql sql;
  private final Labels labels;
  private final Set<UUID> changedRuns = new HashSet<>();
  private final Set<Epoch> changedEpochs = new HashSet<>();

  NeuronCounts(DuckDBConnection connection) {
    this.sql = new Sql(connection);
    this.labels = new Labels(connection);
  }

  /** The tables' names. */
  static Set<String> tables() {
    return Stream.concat(SELECTS.keySet().stream(), Stream.of(Labels.TABLE))
        .collect(Collectors.toSet());
  }

  /**
   * Takes note of a table that is about to be written.
   *
   * @param newest the run's newest complete epoch before it; none before the first
   */
  void add(NewTable table, OptionalInt newest) {
    switch (table.table()) {
      case SNAPSHOTS -> addUntil(Integer.MAX_VALUE, table);
      case NEURONS -> newest.ifPresent(epoch -> addUntil(epoch, table));
      case CONCEPTS -> newest.ifPresent(epoch -> changedRuns.add(table.run()));
      default -> {}
    }
  }

  private void addUntil(int last, NewTable table) {
    for (int epoch : table.epochs()) {
      if (epoch <= last) {
        changedEpochs.add(new Epoch(table.run(), epoch));
      }
    }
  }

  /** Counts what was noted, after it was written. */
  void write() throws SQLException {
    for (UUID run : changedRuns) {
      count(run);
    }
    Map<UUID, Integer> first = new HashMap<>();
    for (Epoch epoch : changedEpochs) {
      if (!changedRuns.contains(epoch.run())) {
        count(of(epoch.run()), "epoch = " + epoch.epoch());
        first.merge(epoch.run(), epoch.epoch(), Math::min);
      }
    }
    labels.find(first);
  }

  /** Counts all epochs of a run. */
  void count(UUID run) throws SQLException {
    count(of(run), ALL_EPOCHS);
    labels.find(run);
  }

  private static String of(UUID run) {
    return "run_id = '%s'".formatted(run);
  }

  private void count(String run, String epoch) throws SQLException {
    for (Map.Entry<String, String> counts : SELECTS.entrySet()) {
      String table = counts.getKey();
      sql.update("DELETE FROM %s WHERE %s AND %s".formatted(table, run, epoch));
      sql.update(
          "INSERT INTO %s %s ORDER BY ALL"
              .formatted(table, counts.getValue().formatted(run, epoch)));
    }
  }
}
