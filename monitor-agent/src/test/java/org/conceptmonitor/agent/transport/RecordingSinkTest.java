package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.conceptmonitor.agent.transport.SampleTables.RUN;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSinkTest {
  private final List<List<? extends Row>> run = SampleTables.run(3);

  @TempDir private Path folder;

  @Test
  void eachTableIsAnArrowStreamInAFileNamedInOrder() throws Exception {
    RecordingSink sink = record(run);

    try (Stream<Path> below = Files.list(folder.resolve(sink.run().toString()))) {
      List<Path> files = below.sorted().toList();
      assertThat(files).hasSize(run.size());
      assertThat(files.get(2).getFileName()).hasToString("000000000002-top_images.arrows");
      assertThat(TableReader.read(Files.readAllBytes(files.get(2)), Table.TOP_IMAGES))
          .isEqualTo(run.get(2));
    }
    assertThat(sink.state()).isEqualTo(SinkState.ofDropped(0));
  }

  @Test
  void aRecordingIsReplayedAsOftenAsWished() throws Exception {
    RecordingSink sink = record(run);

    for (Path named : List.of(folder, folder.resolve(sink.run().toString()))) {
      try (RecordingServer server = RecordingServer.start()) {
        Replay.Result result = Replay.of(named).to(server.uri()).run();

        assertThat(result.delivered()).isEqualTo(run.size());
        assertThat(server.all().stream().map(RecordingServer.Request::rows).toList())
            .isEqualTo(run);
      }
    }
  }

  @Test
  void aReplayGivesUpWhereNoServerIsAndSaysWhy() throws Exception {
    record(run);

    Replay.Result result =
        Replay.of(folder)
            .to(RecordingServer.uri(RecordingServer.freePort()))
            .retries(new Retries(failures -> Duration.ofMillis(1), 3))
            .run();

    assertThat(result.delivered()).isZero();
    assertThat(result.left()).isEqualTo(run.size());
    assertThat(result.problem()).isPresent();
  }

  @Test
  void aFolderWithoutRunsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Replay.of(folder))
        .withMessageContainingAll(folder.toString(), "holds no run", "name a spool or a recording");
  }

  @Test
  void whereNothingCanBeWrittenTablesAreCountedAsLost() throws Exception {
    RecordingLogger log = new RecordingLogger();
    Path file = Files.createFile(folder.resolve("a-file"));
    RecordingSink sink = new RecordingSink(file, failures -> Duration.ofMillis(1), log);
    sink.send(RUN);
    log.awaitLineWith("can't wait on disk in " + file);
    Thread.currentThread().interrupt();
    sink.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(sink.state().dropped()).isEqualTo(1);
    assertThat(log.lines()).last().asString().contains("1 tables were not written to " + file);
  }

  private RecordingSink record(List<List<? extends Row>> tables) {
    RecordingSink sink = RecordingSink.to(folder);
    tables.forEach(table -> assertThat(sink.send(table)).isTrue());
    sink.close();
    return sink;
  }
}
