package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBConnection;

/**
 * Removes epochs and runs. An epoch goes with all its rows, its commit marker among them, so that
 * every answer agrees on which epochs there are. Batches keep their keys, so that a table that is
 * sent again is still known, and count the rows that are left.
 */
final class Thinning {
  private static final List<Table> OF_EPOCHS =
      List.of(
          Table.DIVERSITY,
          Table.ANCHOR_DISTANCES,
          Table.NEURONS,
          Table.NEURON_VECTORS,
          Table.TOP_IMAGES,
          Table.HISTOGRAMS,
          Table.SIMILARITIES,
          Table.SNAPSHOTS);

  private static final String EPOCHS =
      """
      WITH runs AS (
        SELECT run_id, n.name, row_number() OVER (ORDER BY r.started DESC, n.name) AS place
        FROM names n JOIN run r USING (run_id)),
      epochs AS (
        SELECT DISTINCT run_id, epoch, min(epoch) OVER (PARTITION BY run_id) AS oldest,
          max(epoch) OVER (PARTITION BY run_id) AS newest
        FROM snapshots)
      SELECT run_id, name, epoch FROM runs JOIN epochs USING (run_id)
      WHERE place > ? AND epoch NOT IN (oldest, newest) AND epoch % ? <> 0
      ORDER BY place, epoch
      """;

  private final Sql sql;
  private final Labels labels;

  Thinning(DuckDBConnection connection) {
    this.sql = new Sql(connection);
    this.labels = new Labels(connection);
  }

  /** The epochs that a policy does not keep: newest run first, epochs rising. */
  List<Retention.Epoch> epochs(Retention retention) throws SQLException {
    return sql.list(
        row -> new Retention.Epoch(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
        EPOCHS,
        retention.fullRuns(),
        retention.every());
  }

  /** Removes those epochs and returns them. */
  List<Retention.Epoch> thin(Retention retention) throws SQLException {
    List<Retention.Epoch> epochs = epochs(retention);
    sql.update(
        "CREATE OR REPLACE TEMP TABLE gone AS SELECT run_id, epoch FROM (" + EPOCHS + ")",
        retention.fullRuns(),
        retention.every());
    for (Table table : OF_EPOCHS) {
      discount(table.wireName());
      remove(table.wireName());
    }
    for (String counts : NeuronCounts.tables()) {
      remove(counts);
    }
    sql.update("DROP TABLE gone");
    findLabels(epochs);
    return epochs;
  }

  /* An epoch that went no longer interrupts a stretch, nor begins one. */
  private void findLabels(List<Retention.Epoch> gone) throws SQLException {
    Map<UUID, Integer> first = new HashMap<>();
    gone.forEach(epoch -> first.merge(epoch.run(), epoch.epoch(), Math::min));
    labels.find(first);
  }

  private void discount(String table) throws SQLException {
    sql.update(
        """
        UPDATE batches b SET row_count = b.row_count - g.rows
        FROM (SELECT run_id, sequence, count(*) AS rows FROM %1$s JOIN gone USING (run_id, epoch)
          GROUP BY run_id, sequence) g
        WHERE b.table_name = '%1$s' AND b.run_id = g.run_id AND b.sequence = g.sequence
        """
            .formatted(table));
  }

  private void remove(String table) throws SQLException {
    sql.update(
        "DELETE FROM %1$s t USING gone g WHERE t.run_id = g.run_id AND t.epoch = g.epoch"
            .formatted(table));
  }

  /** Removes for ever the runs that were deleted up to a time; returns how many. */
  int purge(long deletedUntil) throws SQLException {
    String old = " WHERE run_id IN (SELECT run_id FROM deleted_names WHERE deleted <= ?)";
    for (Table table : Table.values()) {
      sql.update("DELETE FROM " + table.wireName() + old, deletedUntil);
    }
    for (String counts : NeuronCounts.tables()) {
      sql.update("DELETE FROM " + counts + old, deletedUntil);
    }
    sql.update("DELETE FROM batches" + old, deletedUntil);
    sql.update("DELETE FROM tags" + old, deletedUntil);
    return sql.update("DELETE FROM deleted_names WHERE deleted <= ?", deletedUntil);
  }
}
