package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Removes similarities of a run whose epochs grow many: they are most of what it occupies. Those of
 * the newest epochs stay, and of the others every k-th, the first among them, with k the least
 * power of two that leaves few enough: what goes now would have to go later too. Batches keep their
 * keys and count the rows that are left.
 */
final class SimilarityThinning {
  /* Epochs that stay at most, beside as many newest ones. */
  private static final int MOST = 32;
  private static final int NEWEST = 8;

  private static final String SUPERFLUOUS =
      """
      WITH ranks AS (
        SELECT epoch, row_number() OVER (ORDER BY epoch) - 1 AS rank, count(*) OVER () AS n
        FROM (SELECT DISTINCT epoch FROM snapshots WHERE run_id = ?))
      SELECT epoch FROM ranks
      WHERE rank % pow(2, greatest(0, ceil(log2(n / ?::DOUBLE))))::BIGINT <> 0 AND rank < n - ?
        AND epoch IN (SELECT epoch FROM similarities WHERE run_id = ?)
      """;

  private final Sql sql;

  SimilarityThinning(DuckDBConnection connection) {
    this.sql = new Sql(connection);
  }

  /** Removes those of a run that are too many, within the transaction that completes an epoch. */
  void thin(UUID run) throws SQLException {
    List<Integer> epochs = sql.list(row -> row.getInt(1), SUPERFLUOUS, run, MOST, NEWEST, run);
    if (!epochs.isEmpty()) {
      remove(
          "run_id = '%s' AND epoch IN (%s)"
              .formatted(
                  run, epochs.stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }
  }

  private void remove(String superfluous) throws SQLException {
    sql.update(
        """
        UPDATE batches b SET row_count = b.row_count - g.rows
        FROM (SELECT run_id, sequence, count(*) AS rows FROM similarities WHERE %s
          GROUP BY run_id, sequence) g
        WHERE b.table_name = 'similarities' AND b.run_id = g.run_id AND b.sequence = g.sequence
        """
            .formatted(superfluous));
    sql.update("DELETE FROM similarities WHERE " + superfluous);
  }
}
