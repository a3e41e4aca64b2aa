package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.transport.Sink;

/** The tables that an agent sends of a run of epochs, one scalar each, and how they must arrive. */
final class AgentRun {
  /** How long tests and scripts wait before they look at an agent's state again. */
  static final long LOOK_NANOS = 100_000;

  private AgentRun() {}

  static void sendDescription(Sink sink, String name) {
    sink.send(List.of(SampleRun.run(name)));
    sink.send(SampleRun.LAYERS);
    sink.send(SampleRun.CONCEPTS);
  }

  /** Sends the tables of an epoch, the commit marker last, and a scalar of step epoch + 1. */
  static void sendEpoch(Sink sink, int epoch) {
    sink.send(SampleRun.diversity(epoch));
    sink.send(SampleRun.neurons(epoch));
    sink.send(SampleRun.topImages(epoch));
    sink.send(List.of(SampleRun.snapshot(epoch)));
    sink.send(
        List.of(new ScalarRow("train/score", epoch + 1L, epoch, SampleRun.STARTED, epoch / 8.0)));
  }

  /** How many epochs the server has, after checks that all are whole, in order and there once. */
  static int epochsOnceEach(TestClient client, UUID run) {
    String path = "/api/v1/runs/" + run;
    List<Integer> shown = column(client, path + "/snapshots", 0);
    List<Integer> scored = column(client, path + "/scalars", 2);

    assertThat(shown).isEqualTo(upTo(shown.size()));
    assertThat(scored).isEqualTo(upTo(scored.size()));
    assertThat(scored.size()).isBetween(shown.size() - 1, shown.size());
    assertThat(column(client, path + "/diversity", 0))
        .filteredOn(epoch -> epoch < shown.size())
        .isEqualTo(shown.stream().flatMap(epoch -> Stream.of(epoch, epoch)).toList());
    return shown.size();
  }

  private static List<Integer> upTo(int end) {
    return IntStream.range(0, end).boxed().toList();
  }

  private static List<Integer> column(TestClient client, String path, int column) {
    List<Integer> values = new ArrayList<>();
    client.ask(path).get("rows").forEach(row -> values.add(row.get(column).asInt()));
    return values;
  }
}
