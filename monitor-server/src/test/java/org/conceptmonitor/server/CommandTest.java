package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.conceptmonitor.server.command.MonitorCommand;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.StoredToken;
import org.conceptmonitor.server.security.TokenFile;
import org.conceptmonitor.server.store.RunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTest {
  private static final UUID RUN = new UUID(0x31, 0x32);
  private static final UUID OTHER = new UUID(0x33, 0x34);

  @TempDir Path folder;
  private Path data;

  /** What a command line printed, and its exit status. */
  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void nameTheFolder() {
    data = folder.resolve("data");
  }

  private void sendTwoRuns() {
    ServerOptions options = ServerOptions.builder().port(0).data(data).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      SampleRun.send(client, RUN, "baseline", 0, 1, 2, 3);
      SampleRun.send(client, OTHER, "other", 0);
    }
  }

  private Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        MonitorCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int status = command.execute(arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  private Outcome onData(String... arguments) {
    Stream<String> both = Stream.concat(Arrays.stream(arguments), Stream.of("--data", data + ""));
    return run(both.toArray(String[]::new));
  }

  private String done(String... arguments) {
    Outcome outcome = onData(arguments);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    return outcome.out();
  }

  @Test
  void runsAreListedRenamedDeletedAndRestored() {
    sendTwoRuns();
    assertThat(done("runs", "list").lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains(RUN.toString(), "newest epoch 3", "baseline"),
            line -> assertThat(line).contains(OTHER.toString(), "newest epoch 0", "other"));
    assertThat(done("runs", "rename", "baseline", "first try"))
        .isEqualToIgnoringNewLines("named first try");
    assertThat(done("runs", "delete", "first try")).contains("deleted first try");
    assertThat(done("runs", "list")).contains("deleted  first try");
    assertThat(done("runs", "restore", "first try")).contains("restored first try");
    assertThat(done("runs", "delete", RUN.toString())).contains("deleted first try");
    assertThat(done("runs", "restore", RUN.toString())).contains("restored first try");
  }

  @Test
  void thinningSaysWhatWouldGoAndGoesOnlyWithYes() {
    sendTwoRuns();
    List<String> would =
        List.of("baseline  epoch 1", "baseline  epoch 2", "2 epochs would go; add --yes");
    assertThat(done("runs", "thin", "--keep", "0").lines()).containsExactlyElementsOf(would);
    assertThat(done("runs", "thin", "--keep", "0").lines()).containsExactlyElementsOf(would);
    assertThat(done("runs", "thin", "--keep", "0", "--yes")).contains("2 epochs removed");
    assertThat(done("runs", "thin", "--keep", "0", "--yes")).contains("0 epochs removed");
  }

  @Test
  void compactingRemovesWhatWasDeleted() {
    sendTwoRuns();
    done("runs", "delete", "other");
    assertThat(done("runs", "compact")).contains("removed 0 runs for ever");
    assertThat(done("runs", "compact", "--keep-deleted-days", "0"))
        .containsPattern("removed 1 runs for ever; [\\d.]+ MiB before, [\\d.]+ MiB now");
    assertThat(onData("runs", "restore", "other").err()).contains("there is no run 'other'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "arrow"})
  void anExportedRunIsImportedIntoAnotherFolder(String format) {
    sendTwoRuns();
    String zip = folder.resolve("run.zip").toString();
    assertThat(done("export", "baseline", zip, "--format", format)).contains("wrote " + zip);
    Outcome imported = run("import", zip, "--data", folder.resolve("second") + "");
    assertThat(imported.out()).contains("imported " + zip + " as baseline (" + RUN + ")");
    assertThat(run("runs", "list", "--data", folder.resolve("second") + "").out())
        .contains("newest epoch 3");
    Outcome again = onData("export", "baseline", zip);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).startsWith("error: ").contains(zip);
  }

  @Test
  void aSoundFolderPassesTheCheckAndADamagedOneFailsIt() throws Exception {
    sendTwoRuns();
    assertThat(done("check")).contains("all is well in " + data);
    String url = "jdbc:duckdb:" + data.resolve("concept-monitor.duckdb");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM layers");
    }
    Outcome damaged = onData("check");
    assertThat(damaged.status()).isEqualTo(3);
    assertThat(damaged.out())
        .contains("batch 1 of layers of run " + RUN + " has 0 rows where 2 were acknowledged")
        .contains("damaged: keep a copy of " + data);
  }

  @Test
  void tokensAreMadeListedRotatedAndRevoked() throws Exception {
    Files.createDirectory(data);
    String first = done("token", "create", "read").strip();
    String second = done("token", "create", "READ").strip();
    String write = done("token", "create", "write").strip();
    assertThat(List.of(first, second)).allMatch(token -> token.matches("cmr_[\\w-]{43}"));
    assertThat(write).matches("cmw_[\\w-]{43}");
    assertThat(first).isNotEqualTo(second);
    assertThat(done("token", "list")).doesNotContain(first, second, write).hasLineCount(3);
    done("token", "rotate", "read");
    assertThat(TokenFile.in(data).list())
        .extracting(StoredToken::role)
        .containsExactly(Role.WRITE, Role.READ);
    String id = TokenFile.in(data).list().get(0).id();
    assertThat(done("token", "revoke", id)).contains("revoked the write token " + id);
    Outcome again = onData("token", "revoke", id);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("there is no token '" + id + "'");
  }

  @Test
  void aFolderThatAServerUsesIsNotTouched() {
    ServerOptions options = ServerOptions.builder().port(0).data(data).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      for (String command : List.of("check", "runs list", "runs compact")) {
        Outcome outcome = onData(command.split(" ", -1));
        assertThat(outcome.status()).as(command).isEqualTo(1);
        assertThat(outcome.err()).startsWith("error: another server uses the folder " + data);
      }
      Outcome second = onData("serve", "--port", "0");
      assertThat(second.status()).isEqualTo(1);
      assertThat(second.err()).contains("another server uses the folder");
      assertThat(new TestClient(server).get("/ready").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "check, there are no runs in",
    "runs list, there are no runs in",
    "export a b, there are no runs in",
    "token list, there is no folder",
    "token create read, there is no folder"
  })
  void aMistypedFolderIsAnErrorAndNotAnEmptyStore(String command, String error) {
    Outcome outcome = onData(command.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: " + error).contains("--data");
    assertThat(data).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--alert dead-neuron=0.5, there is no alert rule 'dead-neuron': choose from",
    "--alert dead-neurons=half, the limit of dead-neurons is 'half': give a number",
    "--alert dead-neurons=2, the limit of dead-neurons is 2.0: give a number from 0.0 to 1.0",
    "--webhook ftp://a/b, the webhook is 'ftp://a/b': give an address that begins with http"
  })
  void aWrongOptionOfAlertsIsToldBeforeAnythingStarts(String options, String error) {
    Outcome outcome = onData(("serve --port 0 " + options).split(" ", -1));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("error: " + error);
    assertThat(data).doesNotExist();
  }

  @Test
  void aRunThatIsNotThereIsNamed() {
    RunStore.open(data).close();
    Outcome outcome = onData("runs", "delete", "gone");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualToIgnoringNewLines(
            "error: there is no run 'gone': 'runs list' names all, the deleted ones too");
  }

  @ParameterizedTest
  @CsvSource({
    "serve --port abc, Invalid value for option '--port'",
    "serve --tls-cert a.pem, Missing required argument",
    "token create admin, Invalid value for positional parameter",
    "runs thin, Missing required option",
    "export, Missing required parameters",
    "nothing, Unmatched argument"
  })
  void aWrongCommandLineShowsHowItGoes(String command, String error) {
    Outcome outcome = run(command.split(" ", -1));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.err()).contains(error).contains("Usage: monitor-server");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "serve", "runs", "runs list", "export", "import", "token create", "check"})
  void everyCommandExplainsItself(String command) {
    Stream<String> words = Stream.of(command.split(" ", -1)).filter(word -> !word.isEmpty());
    Outcome outcome = run(Stream.concat(words, Stream.of("--help")).toArray(String[]::new));
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).startsWith("Usage: monitor-server").contains("--help");
  }

  @Test
  void aWrongPolicyOfKeepingEpochsIsRefused() {
    Outcome none = onData("serve", "--port", "0", "--keep-epochs-of", "1", "--every", "0");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err()).contains("every is 0: use 1 to keep every epoch");
    assertThat(onData("serve", "--port", "0", "--every", "3").status()).isEqualTo(2);
  }

  @Test
  void aServerThatCanNotListenSaysWhatToDo() {
    Outcome outcome = onData("serve", "--port", "70000");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("port is 70000: use 1 to 65535");
  }
}
