package org.conceptmonitor.server.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Ingest beside DuckDB's own ways in, the bulk insert of Arrow data and the appender, in turns:
 * 1,000 neurons a batch from some senders, and one scalar a batch from 64. {@code IngestLoadProgram
 * ROUNDS SENDERS}; the server is a process of its own. The first two rounds warm it up.
 */
final class IngestLoadProgram {
  private static final int NEURONS = 1000;
  private static final int NEURON_BATCHES = 400;
  private static final int SCALAR_BATCHES = 10_000;

  private static final String CREATE =
      """
      CREATE TABLE neurons (run_id UUID NOT NULL, sequence BIGINT NOT NULL,
        epoch INTEGER NOT NULL, layer VARCHAR NOT NULL, neuron INTEGER NOT NULL,
        state VARCHAR NOT NULL, concept INTEGER NOT NULL, similarity FLOAT NOT NULL,
        p_value DOUBLE NOT NULL, concept_first_half INTEGER NOT NULL,
        concept_second_half INTEGER NOT NULL, concept_set VARCHAR NOT NULL,
        nuisance VARCHAR NOT NULL, nuisance_share DOUBLE NOT NULL, x FLOAT NOT NULL,
        y FLOAT NOT NULL, mean_activation FLOAT NOT NULL, max_activation FLOAT NOT NULL)
      """;

  private IngestLoadProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("ingest-load");
    try (ServerProcess server = ServerProcess.start(data.resolve("server"));
        LoadSender agents = new LoadSender(server.uri(), Integer.parseInt(arguments[1]));
        LoadSender small = new LoadSender(server.uri(), 64)) {
      for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
        double rows = NEURON_BATCHES * NEURONS;
        double inserted =
            rows / ArrowInsert.seconds(data.resolve(round + "-arrow.duckdb"), CREATE, allNeurons());
        double appended = rows / appended(data.resolve(round + ".duckdb"));
        double ingested = rows / agents.send(neurons(), NEURON_BATCHES);
        double scalars = SCALAR_BATCHES / small.send(scalar(), SCALAR_BATCHES);
        System.out.printf(
            "Arrow insert %,.0f rows/s, appender %,.0f rows/s, ingest %,.0f rows/s (%.2f, %.2f),"
                + " scalars %,.0f batches/s%n",
            inserted, appended, ingested, ingested / inserted, ingested / appended, scalars);
      }
    }
  }

  private static List<NeuronRow> neurons() {
    return IntStream.range(0, NEURONS).mapToObj(IngestLoadProgram::neuron).toList();
  }

  private static List<NeuronRow> allNeurons() {
    return Collections.nCopies(NEURON_BATCHES, neurons()).stream().flatMap(List::stream).toList();
  }

  private static NeuronRow neuron(int i) {
    return new NeuronRow(
        7,
        "layer" + i / 512,
        i,
        i % 3 == 0 ? "concept" : "none",
        i % 1153,
        i / 7f,
        i / 3.0,
        i % 1000,
        i % 999,
        i % 3 == 0 ? i % 1153 + "," + i % 997 : "",
        "",
        Double.NaN,
        i * 1.5f,
        i * 2.5f,
        0.1f,
        i / 9f);
  }

  private static List<ScalarRow> scalar() {
    return List.of(new ScalarRow("train/score", 1, 0, 0, 0.5));
  }

  /** A new file, with the settings that the store has. */
  static DuckDBConnection open(Path file) throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("threads", "2");
    settings.setProperty("memory_limit", "1GB");
    return DuckDBConnection.newConnection("jdbc:duckdb:" + file, false, null, settings);
  }

  /** Seconds for the same rows in one transaction, with the columns that the store has. */
  private static double appended(Path file) throws SQLException {
    try (DuckDBConnection connection = open(file);
        Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      connection.setAutoCommit(false);
      List<NeuronRow> rows = neurons();
      long start = System.nanoTime();
      try (DuckDBAppender appender = connection.createAppender("neurons")) {
        for (int batch = 0; batch < NEURON_BATCHES; batch++) {
          append(rows, batch, appender);
        }
      }
      connection.commit();
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void append(List<NeuronRow> rows, long sequence, DuckDBAppender appender)
      throws SQLException {
    UUID run = new UUID(1, 2);
    for (NeuronRow row : rows) {
      appender
          .beginRow()
          .append(run)
          .append(sequence)
          .append(row.epoch())
          .append(row.layer())
          .append(row.neuron())
          .append(row.state())
          .append(row.concept())
          .append(row.similarity())
          .append(row.pValue())
          .append(row.conceptFirstHalf())
          .append(row.conceptSecondHalf())
          .append(row.conceptSet())
          .append(row.nuisance())
          .append(row.nuisanceShare())
          .append(row.x())
          .append(row.y())
          .append(row.meanActivation())
          .append(row.maxActivation())
          .endRow();
    }
  }
}
