package org.conceptmonitor.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.transport.HttpSink;
import org.conceptmonitor.agent.transport.RecordingSink;
import org.conceptmonitor.agent.transport.Sink;
import org.conceptmonitor.agent.transport.SinkState;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayRunsTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void aReplayedRecordingAnswersEveryQuestionAsTheRunItselfDid() throws Exception {
    try (MonitorServer watched = server();
        MonitorServer replayed = server()) {
      HttpSink live = HttpSink.builder(watched.uri()).withoutSpool().build();
      RecordingSink recording = RecordingSink.to(folder);
      SmallTraining.run(SmallTraining.monitor().sink(new Both(live, recording)));

      assertThat(run(folder.toString(), "--server", replayed.uri().toString())).isZero();

      assertThat(out.toString()).containsPattern("[0-9]{2,} tables of 1 runs were delivered");
      List<String> expected = answers(watched.uri(), live.run());
      assertThat(expected.get(0)).contains("train/score").doesNotContain("\"rows\":[]");
      assertThat(answers(replayed.uri(), recording.run())).isEqualTo(expected);
    }
  }

  @Test
  void aFileWithoutCertificatesIsExplained() {
    try (RecordingSink recording = RecordingSink.to(folder)) {
      recording.send(List.of(new ScalarRow("train/score", 1, 0, 0, 0.5)));
    }
    String missing = folder.resolve("no.pem").toString();

    assertThat(run(folder.toString(), "--server", "https://127.0.0.1:1", "--trust", missing))
        .isEqualTo(2);

    assertThat(err.toString()).contains("no.pem can't be used", "name the PEM file");
  }

  @Test
  void aFolderWithoutRunsIsExplained() {
    assertThat(run(folder.toString())).isEqualTo(2);

    assertThat(err.toString()).contains(folder + " holds no run", "name a spool or a recording");
  }

  private int run(String... arguments) {
    return new CommandLine(new ReplayRuns())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static MonitorServer server() {
    return MonitorServer.start(ServerOptions.builder().port(0).build());
  }

  private List<String> answers(URI server, UUID run) {
    Stream<String> questions =
        Stream.concat(
            Stream.of(
                "scalars",
                "layers",
                "concepts",
                "snapshots",
                "diversity",
                "categories",
                "anchors",
                "anchor-distances"),
            IntStream.rangeClosed(0, 2).mapToObj(epoch -> "neurons?epoch=" + epoch));
    return questions
        .map(question -> answer(server, "/api/v1/runs/" + run + "/" + question))
        .toList();
  }

  private String answer(URI server, String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends every table to several sinks. */
  private static final class Both implements Sink {
    private final List<Sink> sinks;

    private Both(Sink... sinks) {
      this.sinks = Arrays.asList(sinks);
    }

    @Override
    public boolean send(List<? extends Row> rows) {
      return sinks.stream().map(sink -> sink.send(rows)).reduce(true, Boolean::logicalAnd);
    }

    @Override
    public SinkState state() {
      return sinks.get(0).state();
    }

    @Override
    public void close() {
      sinks.forEach(Sink::close);
    }
  }
}
