package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.duckdb.DuckDBConnection;

/**
 * Reads everything and compares it with what was acknowledged: each batch has the rows that it
 * counts, each row has its batch, each run has one row of table {@code run} and one name.
 */
final class Verification {
  private final Sql sql;
  private final Labels labels;
  private final List<String> findings = new ArrayList<>();

  Verification(DuckDBConnection connection) {
    this.sql = new Sql(connection);
    this.labels = new Labels(connection);
  }

  /** Sentences about what is wrong, none if all is well. */
  List<String> run() throws SQLException {
    checkNames();
    for (Table table : Table.values()) {
      checkReadable(table);
      checkBatches(table, "run_id IS NOT NULL");
    }
    checkRuns("run_id IS NOT NULL");
    find(NeuronCounts.WRONG);
    labels.verify(findings);
    return List.copyOf(findings);
  }

  /** The same of one run, which may not be committed yet. */
  List<String> run(UUID run) throws SQLException {
    String condition = "run_id = '%s'".formatted(run);
    for (Table table : Table.values()) {
      checkBatches(table, condition);
    }
    checkRuns(condition);
    return List.copyOf(findings);
  }

  private void checkNames() throws SQLException {
    find(
        """
        SELECT 'run ' || run_id || ' is named ' || count(*) || ' times: it should be once'
        FROM (SELECT run_id FROM names UNION ALL SELECT run_id FROM deleted_names)
        GROUP BY run_id HAVING count(*) > 1
        """);
    find(
        """
        SELECT DISTINCT 'run ' || run_id || ' has tables but no name' FROM batches
        WHERE run_id NOT IN (
          SELECT run_id FROM names UNION ALL SELECT run_id FROM deleted_names)
        """);
    find(
        """
        SELECT 'batch ' || sequence || ' of ' || table_name || ' of run ' || run_id
          || ' was stored ' || count(*) || ' times'
        FROM (SELECT run_id, table_name, sequence FROM batches)
        GROUP BY run_id, table_name, sequence HAVING count(*) > 1
        """);
  }

  /* Every block of the file carries a checksum, which DuckDB compares when it reads the block. */
  private void checkReadable(Table table) {
    try {
      sql.list(
          row -> row.getObject(1), "SELECT bit_xor(hash(t)) FROM %s t".formatted(table.wireName()));
    } catch (SQLException e) {
      findings.add("table %s can't be read: %s".formatted(table.wireName(), e.getMessage()));
    }
  }

  private void checkBatches(Table table, String condition) throws SQLException {
    find(
        """
        SELECT 'batch ' || sequence || ' of %1$s of run ' || run_id || ' has '
          || coalesce(t.rows, 0) || ' rows where ' || coalesce(b.row_count, 0)
          || ' were acknowledged'
        FROM (SELECT run_id, sequence, count(*) AS rows FROM %1$s
          WHERE %2$s GROUP BY run_id, sequence) t
        FULL JOIN (SELECT * FROM batches WHERE table_name = '%1$s' AND %2$s) b
          USING (run_id, sequence)
        WHERE coalesce(t.rows, 0) <> coalesce(b.row_count, 0)
        """
            .formatted(table.wireName(), condition));
  }

  private void checkRuns(String condition) throws SQLException {
    find(
        """
        SELECT 'run ' || n.run_id || ', ' || n.name || ', has ' || count(r.run_id)
          || ' rows in table run: it should have one'
        FROM (SELECT run_id, name FROM names UNION ALL SELECT run_id, name FROM deleted_names) n
          LEFT JOIN run r USING (run_id)
        WHERE n.%s GROUP BY n.run_id, n.name HAVING count(r.run_id) <> 1
        """
            .formatted(condition));
  }

  private void find(String question) throws SQLException {
    findings.addAll(sql.list(row -> row.getString(1), question + " LIMIT 100"));
  }
}
