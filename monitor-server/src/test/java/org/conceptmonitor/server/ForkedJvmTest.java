package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training script needs no flag on the command line, whatever Java it runs on. */
class ForkedJvmTest {
  @TempDir Path folder;

  /** This JVM's home, and every Java 25 that is installed beside it. */
  static List<Path> javaHomes() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> beside = Files.list(home.getParent())) {
      Stream<Path> java25 =
          beside
              .filter(path -> path.getFileName().toString().contains("25"))
              .filter(path -> !path.equals(home) && Files.exists(java(path)));
      return Stream.concat(Stream.of(home), java25).toList();
    }
  }

  private static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }

  @ParameterizedTest
  @MethodSource("javaHomes")
  void aScriptWithoutFlagsServesAndEnds(Path home) throws Exception {
    assertThat(run(home)).isZero();
    assertThat(Files.readString(err())).doesNotContain("Exception");
    assertThat(Files.readString(out()))
        .contains("Concept Monitor: http://127.0.0.1:")
        .contains("[\"train/score\",3,1,1795000000030,\"NaN\"]")
        .contains("page 200");
  }

  @Test
  void whatWasAcknowledgedSurvivesTheDeathOfTheServer() throws Exception {
    Path data = folder.resolve("data");
    assertThat(run(Path.of(System.getProperty("java.home")), data.toString())).isEqualTo(9);
    ServerOptions options = ServerOptions.builder().port(0).data(data).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      String path = "/api/v1/runs/" + TrainingScript.RUN;
      assertThat(client.rows(path + "/snapshots"))
          .isEqualTo("[[0,0,1795000000000,450,1200],[1,10,1795000000100,450,1200]]");
      assertThat(client.rows(path + "/neuron?layer=conv&neuron=1"))
          .isEqualTo(
              "[[0,\"conv\",1,\"concept\",1,\"striped\",\"texture\",0.3,"
                  + "0.001,1,1,\"0,1\",\"\",\"NaN\",3.0,4.0,-0.5,1.5],"
                  + "[1,\"conv\",1,\"concept\",1,\"striped\",\"texture\",0.3,"
                  + "0.001,1,1,\"0,1\",\"\",\"NaN\",3.0,4.0,-0.5,1.5]]");
      assertThat(client.post(TrainingScript.RUN, 1, SampleRun.LAYERS).body())
          .isEqualTo("{\"stored\":false,\"name\":\"baseline\"}");
    }
  }

  /** Runs the script to its end and returns its exit status. */
  private int run(Path home, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(java(home).toString(), "-cp", classPath(), TrainingScript.class.getName()));
    command.addAll(List.of(arguments));
    Process script =
        new ProcessBuilder(command)
            .redirectOutput(out().toFile())
            .redirectError(err().toFile())
            .start();
    boolean ended = script.waitFor(2, TimeUnit.MINUTES);
    script.destroyForcibly();
    assertThat(ended).as("the script ends once its server is closed").isTrue();
    return script.exitValue();
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Path err() {
    return folder.resolve("err");
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
