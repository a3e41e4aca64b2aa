package org.conceptmonitor.server.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;

/**
 * Sends batch after batch of one run, and after a failure the last one again, as an agent does. The
 * rows of a batch follow from its sequence.
 */
final class ResendingAgent {
  private static final int MOST_SCALARS = 40;
  private static final int MOST_NEURONS = 800;

  private final UUID run;
  private final Random random;
  private final Map<Long, Integer> acknowledged = new TreeMap<>();
  private List<? extends Row> batch;

  ResendingAgent(int number, long seed) {
    this.run = new UUID(0x61, number);
    this.random = new Random(seed);
  }

  UUID run() {
    return run;
  }

  /** Number of rows by sequence of every batch that was acknowledged. */
  Map<Long, Integer> acknowledged() {
    return acknowledged;
  }

  /** Sequence of the batch that may or may not be stored. */
  long underWay() {
    return acknowledged.size();
  }

  /**
   * Sends until the server is gone or enough was acknowledged.
   *
   * @param left number of batches that all agents together still send
   * @param whenEnough run by the agent that got the last of them acknowledged
   */
  void send(URI server, AtomicInteger left, Runnable whenEnough) throws InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    try {
      while (left.get() > 0) {
        post(http, server);
        if (left.decrementAndGet() == 0) {
          whenEnough.run();
        }
      }
    } catch (IOException e) {
      // the server was killed: the batch is sent again to the next one
    }
  }

  private void post(HttpClient http, URI server) throws IOException, InterruptedException {
    if (batch == null) {
      batch = draw(acknowledged.size());
    }
    String table = TableWriter.table(batch).wireName();
    URI address =
        server.resolve("/api/v1/runs/%s/%s/%d".formatted(run, table, acknowledged.size()));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/vnd.apache.arrow.stream")
                .POST(BodyPublishers.ofByteArray(TableWriter.write(batch)))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
    acknowledged.put((long) acknowledged.size(), batch.size());
    batch = null;
  }

  private List<? extends Row> draw(int sequence) {
    if (sequence == 0) {
      return List.of(new RunRow("killed", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0));
    }
    return isOfScalars(sequence)
        ? IntStream.range(0, 1 + random.nextInt(MOST_SCALARS))
            .mapToObj(i -> new ScalarRow("t", i, sequence, 0, value(sequence, i)))
            .toList()
        : IntStream.range(0, 1 + random.nextInt(MOST_NEURONS))
            .mapToObj(i -> neuron(sequence, i))
            .toList();
  }

  /** Whether a batch is one of scalars; others hold neurons, and the first one the run. */
  static boolean isOfScalars(long sequence) {
    return sequence % 2 == 1;
  }

  /** The value of a scalar, its step counted from 0 in its batch. */
  static double value(long sequence, long step) {
    return Math.sin(sequence * 1000.0 + step);
  }

  private static NeuronRow neuron(int epoch, int neuron) {
    return new NeuronRow(
        epoch,
        "l",
        neuron,
        "none",
        -1,
        0.5f,
        value(epoch, neuron),
        -1,
        -1,
        "",
        "",
        0,
        1f,
        2f,
        3f,
        4f);
  }

  /** Rows of a table that no test looks at. */
  static List<? extends Row> any(Table table) {
    return table == Table.SCALARS
        ? List.of(new ScalarRow("again", 0, 0, 0, 0))
        : List.of(neuron(0, 0));
  }
}
