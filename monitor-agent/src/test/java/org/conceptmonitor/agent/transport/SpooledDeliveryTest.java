package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.conceptmonitor.agent.transport.SampleTables.RUN;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are gone, slow or deny, crashed agents, and disks that fail. */
class SpooledDeliveryTest {
  private static final int EPOCHS = 20;

  private final RecordingLogger log = new RecordingLogger();
  private final List<List<? extends Row>> run = SampleTables.run(EPOCHS);
  private int gonePort;

  @TempDir private Path folder;

  @BeforeEach
  void findAPortWhereNothingListens() throws IOException {
    gonePort = RecordingServer.freePort();
  }

  @Test
  void aRunWhoseServerIsGoneAllTheTimeIsDeliveredWholeByAReplay() throws Exception {
    HttpSink sink = sendAndLeave(run);

    assertThat(sink.state().dropped()).isZero();
    assertThat(sink.state().retries()).isPositive();
    assertThat(log.lines())
        .last()
        .asString()
        .contains(run.size() + " tables were not delivered", "wait on disk in " + folder);

    try (RecordingServer server = RecordingServer.startOn(gonePort)) {
      Replay.Result result = Replay.of(folder).run();

      assertThat(result).isEqualTo(new Replay.Result(1, 0, run.size(), 0, 0, Optional.empty()));
      assertHolds(server, sink, run);
      assertThat(filesBelow(folder)).isEmpty();
    }
  }

  @Test
  void whatARunLeavesIsDeliveredByTheNextRunBesideItsOwn() throws Exception {
    HttpSink first = sendAndLeave(run);

    try (RecordingServer server = RecordingServer.startOn(gonePort)) {
      HttpSink second = sink().closeTimeout(Duration.ofSeconds(20)).build();
      second.send(RUN);
      second.close();

      List<RecordingServer.Request> all = server.all();
      assertThat(all.stream().filter(of(second)).map(RecordingServer.Request::rows))
          .containsExactly(List.of(RUN.get(0)));
      assertThat(all.stream().filter(of(first)).map(RecordingServer.Request::rows).toList())
          .isEqualTo(run);
      assertThat(filesBelow(folder)).isEmpty();
    }
  }

  @Test
  void anotherServersLeftoversStayWhereTheyAre() throws Exception {
    sendAndLeave(run);

    try (RecordingServer other = RecordingServer.start()) {
      HttpSink.builder(other.uri()).spool(folder).build().close();

      assertThat(other.hasMore()).isFalse();
      assertThat(filesBelow(folder)).hasSizeGreaterThan(run.size());
    }
  }

  @Test
  void aRunInUseIsLeftToItsAgent() throws Exception {
    HttpSink sink = sink().build();
    sink.send(RUN);
    Eventually.holds("the table is on disk", () -> sink.state().spooledTables() == 1);

    Replay.Result result = Replay.of(folder).to(URI.create("http://127.0.0.1:1")).run();

    assertThat(result.inUse()).isEqualTo(1);
    assertThat(result.runs()).isZero();
    sink.close();
  }

  @Test
  void aSlowServerCostsNoMemoryAndNoTable() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      server.pause();
      HttpSink sink =
          HttpSink.builder(server.uri())
              .spool(folder)
              .queueBytes(2_000)
              .closeTimeout(Duration.ofSeconds(20))
              .logger(log)
              .build();
      for (List<? extends Row> table : run) {
        assertThat(sink.send(table)).isTrue();
        Eventually.holds("memory is free", () -> sink.state().queuedBytes() == 0);
      }
      assertThat(sink.state().spooledTables()).isEqualTo(run.size());
      assertThat(sink.state().spooledBytes()).isEqualTo(4096L * run.size());
      server.resume();
      sink.close();

      assertHolds(server, sink, run);
      assertThat(sink.state()).isEqualTo(new SinkState(0, 0, 0, 0, 0, 0));
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void aFullSpoolDropsItsOldestTablesEpochsAsAWholeAndKeepsWhatDescribesTheRun() throws Exception {
    int blocks = (1 << 20) / 4096;
    List<List<? extends Row>> longRun = SampleTables.run(100);
    HttpSink sink = sink().spoolBytes(1 << 20).build();
    longRun.forEach(sink::send);
    sink.close();

    assertThat(sink.state().spooledTables()).isBetween(blocks - 4, blocks);
    assertThat(sink.state().dropped() + sink.state().spooledTables()).isEqualTo(longRun.size());
    assertThat(log.lines()).anyMatch(line -> line.contains("take the 1 MiB that they may"));
    try (RecordingServer server = RecordingServer.startOn(gonePort)) {
      assertThat(Replay.of(folder).run().dropped()).isZero();

      List<List<Row>> arrived = server.all().stream().map(RecordingServer.Request::rows).toList();
      assertThat(arrived.subList(0, 2)).isEqualTo(longRun.subList(0, 2));
      List<List<Row>> newest = arrived.subList(2, arrived.size());
      assertThat(newest).isEqualTo(longRun.subList(longRun.size() - newest.size(), longRun.size()));
      assertThat(newest.get(0).get(0)).isInstanceOfAny(TopImageRow.class, ScalarRow.class);
    }
  }

  @Test
  void tornAndDamagedFilesAreDroppedAndCountedWithTheRestOfTheirEpoch() throws Exception {
    HttpSink sink = sendAndLeave(run);
    Path runFolder = folder.resolve(sink.run().toString());
    Path diversityOfEpoch5 = runFolder.resolve("000000000023-diversity.arrows");
    byte[] whole = Files.readAllBytes(diversityOfEpoch5);
    Files.write(diversityOfEpoch5, Arrays.copyOf(whole, whole.length / 2));
    Files.write(runFolder.resolve("000000000082-scalars.arrows.part"), whole);

    try (RecordingServer server = RecordingServer.startOn(gonePort)) {
      Replay.Result result = Replay.of(folder).run();

      assertThat(result.delivered()).isEqualTo(run.size() - 2);
      assertThat(result.dropped()).isEqualTo(3);
      assertThat(result.problem().orElseThrow()).contains("cut off or damaged");
      List<Integer> shown =
          server.all().stream()
              .filter(request -> request.table() == Table.SNAPSHOTS)
              .map(request -> ((SnapshotRow) request.rows().get(0)).epoch())
              .toList();
      assertThat(shown).hasSize(EPOCHS - 1).doesNotContain(5);
      assertThat(filesBelow(folder)).isEmpty();
    }
  }

  @Test
  void aRefusedTableTakesTheRestOfItsEpochWithIt() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink = HttpSink.builder(server.uri()).spool(folder).logger(log).build();
      server.pause();
      sink.send(RUN);
      SampleTables.epoch(0).forEach(sink::send);
      SampleTables.epoch(1).forEach(sink::send);
      server.replyOnce(200, "{\"stored\": true, \"name\": \"baseline\"}");
      server.replyOnce(400, "{\"error\": \"rank is 0\"}");
      server.resume();
      sink.close();

      assertThat(server.all())
          .extracting(RecordingServer.Request::table)
          .containsExactly(
              Table.RUN, Table.TOP_IMAGES, Table.TOP_IMAGES, Table.DIVERSITY, Table.SNAPSHOTS);
      assertThat(sink.state().dropped()).isEqualTo(3);
      assertThat(log.lines()).singleElement().asString().contains("rank is 0");
    }
  }

  @Test
  void tablesAreDeliveredFromMemoryWhereTheSpoolCanNotBeMade() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));
    try (RecordingServer server = RecordingServer.start()) {
      HttpSink sink =
          HttpSink.builder(server.uri())
              .spool(file)
              .backOff(failures -> Duration.ofMillis(5))
              .logger(log)
              .build();
      run.forEach(sink::send);
      Eventually.holds("all arrived", () -> sink.state().queuedTables() == 0);
      sink.close();

      assertHolds(server, sink, run);
      assertThat(sink.state().dropped()).isZero();
      assertThat(log.lines())
          .singleElement()
          .asString()
          .contains("can't wait on disk in " + file, "choose another folder");
    }
  }

  @Test
  void aDeniedAgentSaysOnceWhatToDoAndItsTablesWait() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      server.replyOnce(401, "{\"error\": \"this server asks for a token\"}");
      server.replyOnce(403, "{\"error\": \"a read token can't write\"}");
      HttpSink sink =
          HttpSink.builder(server.uri())
              .spool(folder)
              .token("secret-1")
              .backOff(failures -> Duration.ofMillis(1))
              .logger(log)
              .build();
      sink.send(RUN);

      assertThat(List.of(server.next(), server.next(), server.next()))
          .extracting(RecordingServer.Request::status, RecordingServer.Request::authorization)
          .containsExactly(
              tuple(401, "Bearer secret-1"),
              tuple(403, "Bearer secret-1"),
              tuple(200, "Bearer secret-1"));
      sink.close();
      assertThat(sink.state().dropped()).isZero();
      assertThat(sink.state().retries()).isEqualTo(2);
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(0))
          .contains("does not let this agent in", "this server asks for a token")
          .contains("token(...)", "CONCEPT_MONITOR_TOKEN")
          .doesNotContain("secret");
    }
  }

  @Test
  void anEndInTheMidstOfADeliveryLosesNothingAndRepeatsNothing() throws Exception {
    try (RecordingServer server = RecordingServer.start()) {
      for (int end = 1; end <= 10; end++) {
        HttpSink sink =
            HttpSink.builder(server.uri())
                .spool(folder)
                .closeTimeout(Duration.ofMillis(end))
                .logger(log)
                .build();
        run.forEach(sink::send);
        sink.close();
        assertThat(sink.state().dropped()).isZero();
        if (sink.state().spooledTables() > 0) {
          Replay.of(folder).run();
        }

        assertThat(
                server.all().stream()
                    .filter(of(sink))
                    .map(RecordingServer.Request::sequence)
                    .distinct())
            .isEqualTo(LongStream.range(0, run.size()).boxed().toList());
      }
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void onlyItsOwnerCanReadTheSpool() throws Exception {
    Path spool = folder.resolve("made");
    HttpSink sink = sink().spool(spool).build();
    sink.send(RUN);
    Eventually.holds("the table is on disk", () -> sink.state().spooledTables() == 1);
    sink.close();

    try (Stream<Path> below = Files.walk(spool)) {
      for (Path path : below.toList()) {
        String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(expected);
      }
    }
  }

  private HttpSinkBuilder sink() {
    return HttpSink.builder(RecordingServer.uri(gonePort))
        .spool(folder)
        .closeTimeout(Duration.ofMillis(50))
        .backOff(failures -> Duration.ofMillis(5))
        .logger(log);
  }

  private HttpSink sendAndLeave(List<List<? extends Row>> tables) {
    HttpSink sink = sink().build();
    tables.forEach(table -> assertThat(sink.send(table)).isTrue());
    sink.close();
    assertThat(sink.state().spooledTables()).isEqualTo(tables.size());
    return sink;
  }

  private static Predicate<RecordingServer.Request> of(HttpSink sink) {
    return request -> request.run().equals(sink.run().toString());
  }

  private static void assertHolds(
      RecordingServer server, HttpSink sink, List<List<? extends Row>> tables) {
    List<RecordingServer.Request> all = server.all();
    assertThat(all).allMatch(of(sink));
    assertThat(all)
        .extracting(RecordingServer.Request::sequence)
        .isEqualTo(LongStream.range(0, tables.size()).boxed().toList());
    assertThat(all.stream().map(RecordingServer.Request::rows).toList()).isEqualTo(tables);
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).toList();
    }
  }
}
