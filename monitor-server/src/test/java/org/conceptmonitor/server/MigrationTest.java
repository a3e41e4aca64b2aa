package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.conceptmonitor.server.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database file of every version that {@link StoreFileProgram} wrote is read by this one. */
class MigrationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aFileOfEveryVersionGivesTheAnswersOfANewOne(int version) throws IOException {
    Map<String, String> expected;
    UUID run = UUID.randomUUID();
    try (MonitorServer fresh = start(folder.resolve("fresh"))) {
      TestClient client = new TestClient(fresh);
      SampleRun.send(client, run, "baseline", 0, 1);
      expected = AllAnswers.of(client, run);
    }
    Path old = unpacked(version);
    try (MonitorServer server = start(old)) {
      TestClient client = new TestClient(server);
      Map<String, String> answers = AllAnswers.of(client, StoreFileProgram.RUN);
      assertThat(withoutCommitTime(answers)).isEqualTo(withoutCommitTime(expected));
      assertThat(client.post(StoreFileProgram.RUN, 1, SampleRun.LAYERS).body())
          .isEqualTo("{\"stored\":false,\"name\":\"baseline\"}");
      assertThat(client.post(StoreFileProgram.RUN, 99, SampleRun.LAYERS).body())
          .isEqualTo("{\"stored\":true,\"name\":\"baseline\"}");
    }
    try (RunStore store = RunStore.open(old)) {
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void aFileThatWasMigratedIsNotMigratedAgain() throws IOException {
    Path old = unpacked(1);
    RunStore.open(old).close();
    byte[] migrated = Files.readAllBytes(old.resolve(StoreFileProgram.FILE));
    RunStore.open(old).close();
    assertThat(old.resolve(StoreFileProgram.FILE)).hasBinaryContent(migrated);
  }

  /* The time of the last commit is the server's clock, as column 1 of what is left of the row. */
  private static Map<String, String> withoutCommitTime(Map<String, String> answers) {
    List<String> run = List.of(answers.get("run").split(" ", 3));
    answers.put("run", run.get(0) + " " + run.get(2));
    return answers;
  }

  private Path unpacked(int version) throws IOException {
    Path data = Files.createDirectory(folder.resolve("v" + version));
    String name = "/store/v" + version + ".duckdb.gz";
    try (InputStream in = new GZIPInputStream(MigrationTest.class.getResourceAsStream(name))) {
      Files.copy(in, data.resolve(StoreFileProgram.FILE));
    }
    return data;
  }

  private static MonitorServer start(Path data) {
    return MonitorServer.start(ServerOptions.builder().port(0).data(data).build());
  }
}
