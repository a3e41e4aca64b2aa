package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.conceptmonitor.agent.transport.SampleTables.LAYERS;
import static org.conceptmonitor.agent.transport.SampleTables.RUN;
import static org.conceptmonitor.agent.transport.SampleTables.scalar;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSinkTest {
  private final RecordingLogger log = new RecordingLogger();

  @TempDir private Path folder;

  @Test
  void tablesArriveInOrderWithExactlyTheirRows() throws Exception {
    try (RecordingServer server = RecordingServer.start();
        HttpSink sink = sink(server.uri())) {
      List<List<? extends Row>> sent = new ArrayList<>(List.of(RUN, LAYERS));
      for (int step = 1; step <= 50; step++) {
        sent.add(scalar(step));
      }
      sent.forEach(rows -> assertThat(sink.send(rows)).isTrue());

      for (int sequence = 0; sequence < sent.size(); sequence++) {
        RecordingServer.Request request = server.next();
        assertThat(request.run()).isEqualTo(sink.run().toString());
        assertThat(request.sequence()).isEqualTo(sequence);
        assertThat(request.rows()).isEqualTo(sent.get(sequence));
      }
      assertThat(sink.state().dropped()).isZero();
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void whatIsSentBeforeTheServerStartsIsDeliveredAfterwards() throws Exception {
    int port = RecordingServer.freePort();
    HttpSink sink = sink(RecordingServer.uri(port));
    sink.send(RUN);
    sink.send(LAYERS);
    log.awaitLineWith("WARN No results reach the Concept Monitor server at http://127.0.0.1");

    try (RecordingServer server = RecordingServer.startOn(port)) {
      assertThat(server.next().rows()).isEqualTo(RUN);
      assertThat(server.next().rows()).isEqualTo(LAYERS);
      sink.close();
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(1))
          .isEqualTo(
              "INFO The Concept Monitor server at %s is back; 0 tables were dropped meanwhile."
                  .formatted(server.uri()));
    }
  }

  @Test
  void aServerThatDiesInMidRunIsReportedOnceAndDropsAreCounted() throws Exception {
    RecordingServer dying = RecordingServer.start();
    HttpSink sink = builder(dying.uri()).withoutSpool().queueBytes(1_000).build();
    sink.send(RUN);
    assertThat(dying.next().rows()).isEqualTo(RUN);
    dying.close();

    List<List<ScalarRow>> accepted =
        IntStream.rangeClosed(1, 500).mapToObj(SampleTables::scalar).filter(sink::send).toList();
    int refused = 500 - accepted.size();
    assertThat(refused).isBetween(1, 499);
    assertThat(sink.state().dropped()).isEqualTo(refused);
    log.awaitLineWith("WARN No results reach the Concept Monitor server at " + dying.uri());

    try (RecordingServer restarted = RecordingServer.startOn(dying.port())) {
      sink.close();
      assertThat(restarted.rowsOf(Table.SCALARS)).isEqualTo(accepted);
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(1))
          .startsWith("INFO")
          .contains("is back; %d tables were dropped meanwhile".formatted(refused));
    }
  }

  @Test
  void aRefusedTableIsDroppedAndTheNextGoesThrough() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      server.replyOnce(400, "{\"error\": \"column word is missing\"}");
      server.replyOnce(400, "{\"error\": \"column word is missing\"}");
      sink.send(RUN);
      sink.send(LAYERS);
      sink.send(scalar(1));

      assertThat(List.of(server.next().table(), server.next().table(), server.next().table()))
          .containsExactly(Table.RUN, Table.LAYERS, Table.SCALARS);
      sink.close();
      assertThat(sink.state().dropped()).isEqualTo(2);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("refused table run", "status 400", "column word is missing");
    }
  }

  @Test
  void aBusyServerIsAskedAgainWithTheSameSequence() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      server.replyOnce(503, "{\"error\": \"the store is busy\"}");
      long start = System.nanoTime();
      sink.send(RUN);
      sink.send(LAYERS);

      assertThat(server.next()).matches(first -> first.status() == 503 && first.sequence() == 0);
      assertThat(server.next()).matches(again -> again.status() == 200 && again.sequence() == 0);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(server.next()).matches(next -> next.status() == 200 && next.sequence() == 1);
      sink.close();
      assertThat(server.hasMore()).isFalse();
      assertThat(sink.state().dropped()).isZero();
    }
  }

  @Test
  void aServerWithoutRoomIsToldOfAtOnceAndGetsEverythingOnceItHasSome() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      server.replyOnce(507, "{\"error\": \"the disk of /data has 5 MiB left, 96 are needed\"}");
      sink.send(RUN);
      assertThat(server.next().status()).isEqualTo(507);
      assertThat(server.next()).matches(again -> again.status() == 200 && again.sequence() == 0);
      sink.close();
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(0))
          .startsWith("WARN The Concept Monitor server at " + server.uri() + " has no room")
          .contains("status 507: the disk of /data has 5 MiB left, 96 are needed");
      assertThat(log.lines().get(1)).contains("is back; 0 tables were dropped meanwhile");
    }
  }

  @Test
  void aServerThatLostTheRunIsToldOfItAgain() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      sink.send(RUN);
      sink.send(LAYERS);
      assertThat(server.next().sequence()).isZero();
      assertThat(server.next().sequence()).isEqualTo(1);

      server.replyOnce(409, "{\"error\": \"the run is unknown\"}");
      sink.send(scalar(1));

      assertThat(server.next()).matches(refused -> refused.status() == 409);
      assertThat(server.next().rows()).isEqualTo(RUN);
      assertThat(server.next().rows()).isEqualTo(LAYERS);
      assertThat(server.next()).matches(last -> last.sequence() == 2 && last.status() == 200);
      sink.close();
      assertThat(sink.state().dropped()).isZero();
    }
  }

  @Test
  void aTableOfARunThatWasNeverSentIsDroppedWithTheReason() throws Exception {
    try (RecordingServer server = RecordingServer.start();
        HttpSink sink = sink(server.uri())) {
      server.replyOnce(409, "{\"error\": \"send table run first\"}");
      sink.send(LAYERS);
      server.next();
      log.awaitLineWith("send table run first");
      assertThat(sink.state().dropped()).isEqualTo(1);
    }
  }

  @Test
  void anotherNameThanTheWishedOneIsSaidOnce() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      server.replyOnce(200, "{\"stored\": true, \"name\": \"baseline-2\"}");
      server.replyOnce(200, "{\"stored\": true, \"name\": \"baseline-2\"}");
      sink.send(RUN);
      sink.send(LAYERS);
      sink.close();

      assertThat(log.lines())
          .containsExactly(
              "INFO A run named 'baseline' exists already: this one is shown as 'baseline-2'.");
    }
  }

  @Test
  void anAnswerFromSomethingElseThanAMonitorIsARefusal() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      server.replyOnce(200, "<html>It works!</html>");
      sink.send(RUN);
      sink.close();

      assertThat(sink.state().dropped()).isEqualTo(1);
      assertThat(log.lines()).singleElement().asString().contains("status 200", "It works!");
    }
  }

  @Test
  void closeDeliversWhatWaits() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = sink(server.uri());
      for (int step = 1; step <= 100; step++) {
        sink.send(scalar(step));
      }
      sink.close();

      for (int step = 1; step <= 100; step++) {
        assertThat(server.next().rows()).isEqualTo(scalar(step));
      }
      assertThat(sink.send(scalar(101))).isFalse();
      assertThat(sink.state().dropped()).isEqualTo(1);
    }
  }

  @Test
  void closeGivesUpAfterItsTimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HttpSink sink =
          builder(RecordingServer.uri(silent.getLocalPort()))
              .withoutSpool()
              .closeTimeout(Duration.ofMillis(50))
              .build();
      sink.send(RUN);
      sink.send(LAYERS);
      sink.close();
      sink.close();

      assertThat(sink.state().dropped()).isEqualTo(2);
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN 2 tables were not delivered");
    }
  }

  @Test
  void anAddressWithoutSchemeIsRefusedWithAnExample() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpSink.to(URI.create("localhost:8080")))
        .withMessageContainingAll("'localhost:8080'", "for example http://127.0.0.1:8080");
  }

  private HttpSink sink(URI server) {
    return builder(server).build();
  }

  private HttpSinkBuilder builder(URI server) {
    return HttpSink.builder(server)
        .spool(folder)
        .closeTimeout(Duration.ofSeconds(20))
        .backOff(failures -> Duration.ofMillis(5))
        .logger(log);
  }
}
