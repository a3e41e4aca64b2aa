package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.server.store.Compaction;
import org.conceptmonitor.server.store.ImportedRun;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.RunFormat;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreException;
import org.conceptmonitor.server.store.UnknownRunException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunArchiveTest {
  private static final UUID RUN = new UUID(0x21, 0x22);
  private static final UUID OTHER = new UUID(0x23, 0x24);

  @TempDir static Path sent;
  private static Map<String, String> answers;

  @TempDir Path folder;
  private Path data;

  @BeforeAll
  static void sendTwoRuns() {
    try (MonitorServer server = start(sent)) {
      TestClient client = new TestClient(server);
      long next = SampleRun.send(client, RUN, "baseline", 0, 1);
      client.post(RUN, next, SampleRun.SETTINGS);
      client.post(RUN, next + 1, SampleRun.HISTOGRAMS);
      client.send(
          HttpRequest.newBuilder(client.uri("/api/v1/runs/" + RUN))
              .method("PATCH", BodyPublishers.ofString("{\"tags\": [\"paper\", \"β = 1\"]}"))
              .build());
      SampleRun.send(client, OTHER, "other", 0);
      answers = AllAnswers.of(client, RUN);
      assertThat(answers.get("run")).contains("\"paper,β = 1\"");
    }
  }

  @BeforeEach
  void copyTheirFile() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    Files.copy(sent.resolve(StoreFileProgram.FILE), data.resolve(StoreFileProgram.FILE));
  }

  private static MonitorServer start(Path data) {
    return MonitorServer.start(ServerOptions.builder().port(0).data(data).build());
  }

  private Path exported(RunFormat format) {
    Path file = folder.resolve(format + ".zip");
    try (RunStore store = RunStore.open(data)) {
      store.export(RUN, file, format);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void anExportedRunGivesTheSameAnswersInAnotherStore(RunFormat format) {
    Path file = exported(format);
    Path elsewhere = folder.resolve("elsewhere");
    try (RunStore store = RunStore.open(elsewhere)) {
      assertThat(store.importFrom(file)).isEqualTo(new ImportedRun(RUN, "baseline"));
      assertThat(store.verify()).isEmpty();
    }
    try (MonitorServer server = start(elsewhere)) {
      TestClient client = new TestClient(server);
      assertThat(AllAnswers.of(client, RUN)).isEqualTo(answers);
      assertThat(client.post(RUN, 1, SampleRun.LAYERS).body()).contains("\"stored\":false");
      assertThat(client.post(RUN, 99, SampleRun.SCALARS).body()).contains("\"stored\":true");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatIsThereAlreadyIsImportedBesideItUnderANewIdAndName(RunFormat format) {
    Path file = exported(format);
    ImportedRun copy;
    try (RunStore store = RunStore.open(data)) {
      copy = store.importFrom(file);
      assertThat(copy.name()).isEqualTo("baseline-2");
      assertThat(copy.run()).isNotEqualTo(RUN);
      assertThat(store.verify()).isEmpty();
    }
    try (MonitorServer server = start(data)) {
      TestClient client = new TestClient(server);
      assertThat(AllAnswers.of(client, copy.run())).isEqualTo(answers);
      assertThat(AllAnswers.of(client, RUN)).isEqualTo(answers);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExportThatLostAnEntryOrSomeBytesIsRefusedAndStoresNothing(RunFormat format)
      throws IOException {
    Path file = exported(format);
    List<String> entries;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      entries = zip.stream().map(ZipEntry::getName).toList();
    }
    assertThat(entries).hasSizeGreaterThanOrEqualTo(13);
    Path elsewhere = folder.resolve("elsewhere");
    try (RunStore store = RunStore.open(elsewhere)) {
      for (String lost : entries.subList(0, 13)) {
        Path broken = copy(file, entry -> !entry.equals(lost));
        assertThatThrownBy(() -> store.importFrom(broken))
            .as("without %s", lost)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("nothing was stored");
      }
      byte[] bytes = Files.readAllBytes(file);
      for (int at = 100; at < bytes.length - 100; at += bytes.length / 10) {
        Path broken = Files.write(folder.resolve("damaged-" + at), damaged(bytes, at));
        assertThatThrownBy(() -> store.importFrom(broken)).isInstanceOf(StoreException.class);
      }
      assertThat(store.answer(new Question.Runs()).rows()).isEmpty();
      assertThat(store.verify()).isEmpty();
      assertThat(store.importFrom(file).name()).isEqualTo("baseline");
    }
    assertThat(elsewhere.resolve("work")).isEmptyDirectory();
  }

  /** Overwrites 40 bytes, which hits an entry's content, its checksum or its name. */
  private static byte[] damaged(byte[] whole, int at) {
    byte[] bytes = whole.clone();
    for (int i = at; i < at + 40; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return bytes;
  }

  private Path copy(Path file, Predicate<String> kept) throws IOException {
    Path copy = Files.createTempFile(folder, "copy", ".zip");
    try (ZipFile zip = new ZipFile(file.toFile());
        OutputStream out = Files.newOutputStream(copy);
        ZipOutputStream target = new ZipOutputStream(out)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (kept.test(entry.getName())) {
          target.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(target);
          }
        }
      }
    }
    return copy;
  }

  @Test
  void anExportNeverOverwritesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.zip"), "mine");
    try (RunStore store = RunStore.open(data)) {
      assertThatThrownBy(() -> store.export(RUN, file, RunFormat.PARQUET))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("choose another name");
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void anUnknownRunIsNotExported() {
    Path file = folder.resolve("none.zip");
    try (RunStore store = RunStore.open(data)) {
      assertThatThrownBy(() -> store.export(new UUID(9, 9), file, RunFormat.ARROW))
          .isInstanceOf(UnknownRunException.class);
    }
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource
  void anExportThatUnzipsToMoreThanIsAllowedIsRefusedAndStoresNothing(RunFormat format) {
    Path file = exported(format);
    try (RunStore store = RunStore.open(folder.resolve("elsewhere"))) {
      for (long most : new long[] {0, 100, 2_000}) {
        assertThatThrownBy(() -> store.importFrom(file, most))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("it unzips to more than %,d bytes: allow more", most)
            .hasMessageContaining("nothing was stored");
      }
      assertThat(store.answer(new Question.Runs()).rows()).isEmpty();
      assertThat(store.importFrom(file, 1 << 20).name()).isEqualTo("baseline");
    }
  }

  @Test
  void whatIsNoExportIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text.zip"), "no zip file");
    try (RunStore store = RunStore.open(data)) {
      assertThatThrownBy(() -> store.importFrom(file))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("nothing was stored");
    }
  }

  @Test
  void compactionGivesTheSpaceOfPurgedRunsBackAndKeepsEveryAnswer() throws IOException {
    try (MonitorServer server = start(data)) {
      TestClient client = new TestClient(server);
      List<ScalarRow> rows =
          Stream.iterate(0, i -> i + 1)
              .limit(200_000)
              .map(i -> new ScalarRow("t" + i % 7, i, 0, i, Math.sin(i)))
              .toList();
      client.post(OTHER, 1000, rows);
    }
    try (RunStore store = RunStore.open(data)) {
      store.delete(OTHER);
      assertThat(store.compact(Duration.ofHours(1)).purgedRuns()).isZero();
      Compaction compaction = store.compact(Duration.ZERO);
      assertThat(compaction.purgedRuns()).isEqualTo(1);
      assertThat(compaction.bytesAfter()).isLessThan(compaction.bytesBefore() - 1_000_000);
      assertThat(store.verify()).isEmpty();
      assertThat(store.deleted()).isEmpty();
    }
    try (MonitorServer server = start(data)) {
      TestClient client = new TestClient(server);
      assertThat(AllAnswers.of(client, RUN)).isEqualTo(answers);
      assertThat(client.post(RUN, 1, SampleRun.LAYERS).body()).contains("\"stored\":false");
      assertThat(client.post(OTHER, 1, SampleRun.LAYERS).statusCode()).isEqualTo(409);
    }
  }

  @Test
  void questionsDuringCompactionsWaitAndAreAnswered() throws Exception {
    try (RunStore store = RunStore.open(data)) {
      AtomicBoolean compacting = new AtomicBoolean(true);
      CompletableFuture<Integer> asked =
          CompletableFuture.supplyAsync(
              () -> {
                int answers = 0;
                while (compacting.get()) {
                  answers += store.answer(new Question.Layers(RUN)).rows().size();
                }
                return answers;
              });
      for (int time = 0; time < 5; time++) {
        store.compact(Duration.ZERO);
      }
      compacting.set(false);
      assertThat(asked.get(1, TimeUnit.MINUTES)).isPositive();
    }
  }

  @Test
  void aStoreGoesOnAfterItsFileWasWrittenAnew() {
    try (RunStore store = RunStore.open(data)) {
      store.compact(Duration.ZERO);
      assertThat(store.rename(RUN, "renamed")).isEqualTo("renamed");
      assertThat(store.answer(new Question.Runs()).rows()).hasSize(2);
    }
    try (MonitorServer server = start(data)) {
      assertThat(AllAnswers.of(new TestClient(server), RUN)).isEqualTo(answers);
    }
  }
}
