package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBConnection;

/**
 * Keeps table {@code category_counts}: how many neurons of each category a layer has at an epoch.
 * An epoch is counted once it is complete, from the neurons that came before its commit marker, and
 * again where something of it comes late. Used within the transaction that changes those rows.
 */
final class CategoryCounts {
  private static final String COUNTED =
      """
      SELECT t.run_id, t.epoch, t.layer,
        CASE t.state WHEN 'concept' THEN c.category ELSE t.state END AS category,
        count(*) AS neurons
      FROM neurons t
        JOIN (SELECT run_id, epoch, max(sequence) AS sequence FROM snapshots GROUP BY ALL) s
          ON t.run_id = s.run_id AND t.epoch = s.epoch AND t.sequence < s.sequence
        LEFT JOIN (SELECT run_id, concept, category FROM concepts WHERE %1$s) c
          ON t.run_id = c.run_id AND t.concept = c.concept
      WHERE t.state IN ('concept', 'low-level') AND t.%1$s AND t.%2$s
      GROUP BY ALL
      """;

  private static final String ALL_RUNS = "run_id IS NOT NULL";
  private static final String ALL_EPOCHS = "epoch IS NOT NULL";

  /** Each count that is not as its neurons are. */
  static final String WRONG =
      """
      WITH counted AS (%s)
      SELECT DISTINCT 'run ' || run_id || ' has other neurons at epoch ' || epoch
        || ' than were counted'
      FROM ((FROM counted EXCEPT ALL FROM category_counts)
        UNION ALL (FROM category_counts EXCEPT ALL FROM counted))
      """
          .formatted(COUNTED.formatted(ALL_RUNS, ALL_EPOCHS));

  private record Epoch(UUID run, int epoch) {}

  private final Sql sql;
  private final Set<UUID> changedRuns = new HashSet<>();
  private final Set<Epoch> completeEpochs = new HashSet<>();

  CategoryCounts(DuckDBConnection connection) {
    this.sql = new Sql(connection);
  }

  /**
   * Takes note of a table that is about to be written.
   *
   * @param newestSnapshot sequence of the run's newest commit marker before it; -1 for none
   */
  void add(NewTable table, long newestSnapshot) {
    if (table.table() == Table.SNAPSHOTS) {
      table
          .rows()
          .forEach(row -> completeEpochs.add(new Epoch(table.run(), ((SnapshotRow) row).epoch())));
    } else if (isLate(table, newestSnapshot)) {
      changedRuns.add(table.run());
    }
  }

  private static boolean isLate(NewTable table, long newestSnapshot) {
    return switch (table.table()) {
      case NEURONS -> newestSnapshot > table.sequence();
      case CONCEPTS -> newestSnapshot >= 0;
      default -> false;
    };
  }

  /** Counts what was noted, after it was written. */
  void write() throws SQLException {
    for (UUID run : changedRuns) {
      count(run);
    }
    for (Epoch epoch : completeEpochs) {
      if (!changedRuns.contains(epoch.run())) {
        count(of(epoch.run()), "epoch = " + epoch.epoch());
      }
    }
  }

  /** Counts all epochs of a run. */
  void count(UUID run) throws SQLException {
    count(of(run), ALL_EPOCHS);
  }

  private static String of(UUID run) {
    return "run_id = '%s'".formatted(run);
  }

  private void count(String run, String epoch) throws SQLException {
    sql.update("DELETE FROM category_counts WHERE %s AND %s".formatted(run, epoch));
    sql.update(
        "INSERT INTO category_counts %s ORDER BY ALL".formatted(COUNTED.formatted(run, epoch)));
  }
}
