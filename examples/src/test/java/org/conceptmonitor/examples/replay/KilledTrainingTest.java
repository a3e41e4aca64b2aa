package org.conceptmonitor.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Training processes that are killed while their server is gone. More of them, and others: {@code
 * -Dconcept-monitor.kills=20 -Dconcept-monitor.seed=2}.
 */
class KilledTrainingTest {
  private static final int KILLS = Integer.getInteger("concept-monitor.kills", 1);
  private static final long SEED = Long.getLong("concept-monitor.seed", 1);
  private static final int MOST_EPOCHS = 8;

  private final Random random = new Random(SEED);
  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @Test
  void aReplayShowsEveryEpochOfAKilledTrainingOnce() throws Exception {
    System.out.println("KilledTrainingTest runs with the seed " + SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      int written = killAfter(1 + random.nextInt(MOST_EPOCHS));
      try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
        assertThat(replay(server)).as(out.toString()).isZero();

        Answers answers = new Answers(server.uri());
        String run = answers.runs().get(0).text("run");
        List<Integer> epochs =
            answers.ask(run, "snapshots").stream().map(row -> (int) row.number("epoch")).toList();
        assertThat(epochs)
            .hasSizeGreaterThanOrEqualTo(written)
            .isEqualTo(IntStream.range(0, epochs.size()).boxed().toList());
        for (int epoch : epochs) {
          assertThat(answers.ask(run, "neurons?epoch=" + epoch)).hasSize(4);
        }
      }
    }
  }

  private int replay(MonitorServer server) {
    return new CommandLine(new ReplayRuns())
        .setOut(new PrintWriter(out, true))
        .execute(spool().toString(), "--server", server.uri().toString());
  }

  /** Kills a training and says how many epochs it had written to its spool. */
  private int killAfter(int epochs) throws IOException {
    Process training = start();
    try (BufferedReader lines = training.inputReader()) {
      int written = 0;
      while (written < epochs) {
        written = Integer.parseInt(lines.readLine());
      }
      return written;
    } finally {
      training.destroyForcibly().onExit().join();
    }
  }

  private Process start() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            SmallTraining.class.getName(),
            spool().toString())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private Path spool() {
    return folder.resolve("spool");
  }
}
