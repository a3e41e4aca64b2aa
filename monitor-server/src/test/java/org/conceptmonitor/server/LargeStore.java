package org.conceptmonitor.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.conceptmonitor.server.store.RunStore;

/**
 * Fills a folder with many long runs, by SQL: as agents would leave it, four of them at a time,
 * epoch after epoch, and as random as DuckDB's hash.
 *
 * @param epochs of each run, with a snapshot
 * @param scalars points of each run, over eight tags
 */
record LargeStore(int runs, int epochs, int layers, int neurons, int scalars) {
  private static final int AT_ONCE = 4;
  private static final int TAGS = 8;
  private static final int POINTS_PER_BATCH = 800;

  static UUID run(int index) {
    return new UUID(0x6d6f6e69746f7200L + index * 0x9e3779b97f4a7c15L, index);
  }

  void fill(Path folder) throws SQLException {
    RunStore.open(folder).close();
    String url = "jdbc:duckdb:" + folder.resolve("concept-monitor.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      fill(sql);
    }
    RunStore.open(folder).close();
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      interleaveLabels(sql);
    }
  }

  private void fill(Statement sql) throws SQLException {
    sql.execute("CREATE TEMP TABLE ids (i BIGINT, id UUID)");
    for (int run = 0; run < runs; run++) {
      sql.execute("INSERT INTO ids VALUES (%d, '%s')".formatted(run, run(run)));
    }
    beginRuns(sql);
    for (int first = 0; first < runs; first += AT_ONCE) {
      fillRuns(sql, first);
    }
    countNeurons(sql);
    forgetLabels(sql);
    sql.execute("CHECKPOINT");
  }

  private void beginRuns(Statement sql) throws SQLException {
    sql.execute("INSERT INTO names SELECT id, 'run-' || i FROM ids");
    sql.execute(
        """
        INSERT INTO run BY NAME SELECT id AS run_id, 0 AS sequence, 'run-' || i AS name,
          1795000000000 + i * 1000000 AS started, 'DeepLearning4J ComputationGraph' AS framework,
          'CPU' AS backend, 207242 AS parameters, 'synthetic' AS probe_set, 4000 AS probe_images,
          'Broden' AS concept_set, 'cos-cubed' AS detector, 'replicated' AS rule,
          0.2 AS threshold, 0.01 AS temperature FROM ids
        """);
    sql.execute(
        """
        INSERT INTO layers SELECT id, 1, 'layer' || l, l, 'convolution', %d
        FROM ids, range(%d) t(l)
        """
            .formatted(neurons, layers));
    sql.execute(
        """
        INSERT INTO concepts SELECT id, 2, c, 'word' || c,
          ['color', 'texture', 'material', 'part', 'object', 'scene'][1 + c % 6], c,
          cos(c), sin(c) FROM ids, range(1153) t(c)
        """);
    sql.execute(
        "INSERT INTO batches SELECT id, t, s, 1, 1795000000000 + i, i FROM ids,"
            + " (VALUES ('run', 0), ('layers', 1), ('concepts', 2)) x(t, s)");
  }

  private void fillRuns(Statement sql, int first) throws SQLException {
    String runs = "ids WHERE i >= %d AND i < %d".formatted(first, first + AT_ONCE);
    int perEpoch = layers * neurons;
    sql.execute(
        """
        INSERT INTO neurons SELECT id, 10 * e + 6, e, 'layer' || n // %2$d, n %% %2$d,
          ['concept', 'concept', 'none', 'low-level'][1 + h %% 4], CASE WHEN h %% 4 = 2 THEN -1
          ELSE (h // 7) %% 1153 END, (h %% 1000) / 1000, (h %% 977) / 977, (h // 7) %% 1153,
          (h // 5) %% 1153, ((h // 7) %% 1153)::VARCHAR, '', 'NaN', cos(h), sin(h),
          (h %% 311) / 311, (h %% 313) / 100
        FROM (SELECT r.id, e, n, (hash(r.i, e, n) %% 1000000007)::BIGINT AS h
          FROM range(%1$d) x(e), (SELECT * FROM %4$s) r, range(%3$d) y(n)) ORDER BY e, id, n
        """
            .formatted(epochs, neurons, perEpoch, runs));
    sql.execute(
        """
        INSERT INTO diversity SELECT id, 10 * e + 4, e, 'layer' || l, %2$d, %2$d, %2$d // 2, 100,
          1 + cos(e), 1.1, 1.5, 0.5, 0.7 FROM range(%1$d) x(e), (SELECT * FROM %4$s) r,
          range(%3$d) y(l) ORDER BY e, id, l
        """
            .formatted(epochs, neurons, layers, runs));
    sql.execute(
        """
        INSERT INTO top_images SELECT id, 10 * e + 7, e, 'layer' || n // %2$d, n %% %2$d, k, k * 7,
          1 / k FROM range(%1$d) x(e), (SELECT * FROM %4$s AND i %% 20 = 0) r, range(%3$d) y(n),
          range(1, 9) z(k) ORDER BY e, id, n, k
        """
            .formatted(epochs, neurons, perEpoch, runs));
    sql.execute(
        "INSERT INTO snapshots SELECT id, 10 * e + 8, e, e * 1000, 1795000000000 + e, 450, 1200"
            + " FROM range(%d) x(e), (SELECT * FROM %s) r ORDER BY e, id".formatted(epochs, runs));
    fillScalars(sql, runs);
    fillBatches(sql, runs);
  }

  private static void countNeurons(Statement sql) throws SQLException {
    sql.execute(
        """
        INSERT INTO category_counts SELECT run_id, epoch, layer,
          CASE state WHEN 'concept' THEN category ELSE state END AS category, count(*)
        FROM neurons JOIN concepts USING (run_id, concept) WHERE state <> 'none'
        GROUP BY ALL ORDER BY ALL
        """);
    sql.execute(
        """
        INSERT INTO layer_counts SELECT run_id, epoch, layer, sum(neurons), sum(neurons) - count(*),
          FALSE
        FROM (SELECT run_id, epoch, layer, count(*) AS neurons FROM neurons
          GROUP BY run_id, epoch, layer, concept, round(similarity, 4), round(x, 3), round(y, 3))
        GROUP BY ALL ORDER BY ALL
        """);
  }

  /** The next opening finds them, as in any file of the version before them. */
  private static void forgetLabels(Statement sql) throws SQLException {
    sql.execute("DROP TABLE labels");
    sql.execute("UPDATE schema_version SET version = 8");
  }

  /** Puts labels that were found run by run into the order in which commits would leave them. */
  private static void interleaveLabels(Statement sql) throws SQLException {
    sql.execute(
        """
        CREATE TEMP TABLE found AS SELECT l.* FROM labels l JOIN (
            SELECT run_id, row_number() OVER (ORDER BY started) - 1 AS i FROM run) USING (run_id)
          ORDER BY i // %d, epoch, run_id, layer, neuron
        """
            .formatted(AT_ONCE));
    sql.execute("TRUNCATE labels");
    sql.execute("CHECKPOINT");
    sql.execute("INSERT INTO labels FROM found");
    sql.execute("CHECKPOINT");
  }

  private void fillScalars(Statement sql, String runs) throws SQLException {
    sql.execute(
        """
        INSERT INTO scalars SELECT id, 1000 + p // %3$d,
          ['train/score', 'train/accuracy', 'train/learning_rate', 'train/examples_per_second',
            'regularizer/value', 'regularizer/share', 'monitor/dropped_batches', 'own/loss'
          ][1 + p %% %2$d], p // %2$d, p // %2$d // 1000, 1795000000000 + p,
          exp(-p / 1e5) + (hash(p, r.i) %% 1000) / 1e4
        FROM range(%1$d) x(p), (SELECT * FROM %4$s) r ORDER BY p // %3$d, id, p
        """
            .formatted(scalars, TAGS, POINTS_PER_BATCH, runs));
  }

  private void fillBatches(Statement sql, String runs) throws SQLException {
    sql.execute(
        """
        INSERT INTO batches SELECT id, t, 10 * e + s, %2$d, 1795000000000 + e * 100, 1000 + e * 10 + s
        FROM range(%1$d) x(e), (SELECT * FROM %3$s) r,
          (VALUES ('diversity', 4), ('neurons', 6), ('top_images', 7), ('snapshots', 8)) b(t, s)
        """
            .formatted(epochs, layers * neurons, runs));
    sql.execute(
        """
        INSERT INTO batches SELECT id, 'scalars', 1000 + s, %2$d, 1795000000000 + s * 10, 10000 + s
        FROM range(%1$d) x(s), (SELECT * FROM %3$s) r
        """
            .formatted(
                (scalars + POINTS_PER_BATCH - 1) / POINTS_PER_BATCH, POINTS_PER_BATCH, runs));
  }
}
