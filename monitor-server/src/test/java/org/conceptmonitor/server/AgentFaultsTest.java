package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.conceptmonitor.agent.transport.HttpSink;
import org.conceptmonitor.agent.transport.Replay;
import org.conceptmonitor.agent.transport.SinkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Agents that are killed and networks that break: every table must arrive once. More kills, and
 * others: {@code -Dconcept-monitor.kills=100 -Dconcept-monitor.seed=2}.
 */
class AgentFaultsTest {
  private static final int KILLS = Integer.getInteger("concept-monitor.kills", 3);
  private static final long SEED = Long.getLong("concept-monitor.seed", 1);
  private static final int CUTS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Random random = new Random(SEED);
  private MonitorServer server;
  private TestClient client;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    System.out.println("AgentFaultsTest runs with the seed " + SEED);
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /* Each agent also works on what those before it left, and may be killed over that. */
  @Test
  void tablesOfAgentsKilledOneAfterAnotherArriveOnceWithTheNextRun() throws Exception {
    List<Killed> all = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      all.add(kill(server.uri()));
    }
    Duration patience = PATIENCE.multipliedBy(KILLS);
    HttpSink next = HttpSink.builder(server.uri()).spool(spool()).closeTimeout(patience).build();
    AgentRun.sendDescription(next, "next");
    next.close();

    for (Killed killed : all) {
      assertThat(AgentRun.epochsOnceEach(client, killed.run()))
          .isBetween(killed.epochs(), KilledAgent.EPOCHS);
    }
    assertThat(filesInTheSpool()).isEmpty();
  }

  @Test
  void tablesOfAnAgentKilledBesideADeadServerArriveOnceByAReplay() throws Exception {
    URI nowhere = URI.create("http://127.0.0.1:1");
    Killed killed = kill(nowhere);

    Replay.Result first = Replay.of(spool()).to(server.uri()).run();

    assertThat(first.left()).isZero();
    assertThat(first.delivered()).isGreaterThanOrEqualTo(3 + 5L * killed.epochs());
    assertThat(AgentRun.epochsOnceEach(client, killed.run()))
        .isBetween(killed.epochs(), KilledAgent.EPOCHS);
  }

  @Test
  void tablesArriveOnceThoughTheNetworkIsCutTwoHundredTimes() throws Exception {
    try (CuttingProxy network = new CuttingProxy(server.uri(), random, CUTS)) {
      HttpSink sink =
          HttpSink.builder(network.uri())
              .spool(spool())
              .backOff(Duration.ofMillis(1), Duration.ofMillis(2))
              .closeTimeout(PATIENCE)
              .build();
      AgentRun.sendDescription(sink, "cut");
      int epochs = 0;
      while (network.cutsLeft() > 0) {
        AgentRun.sendEpoch(sink, epochs++);
        while (network.cutsLeft() > 0 && waiting(sink.state()) > 5) {
          LockSupport.parkNanos(AgentRun.LOOK_NANOS);
        }
      }
      sink.close();

      assertThat(sink.state().dropped()).isZero();
      assertThat(sink.state().retries()).isBetween(CUTS / 2L, 2L * CUTS);
      assertThat(AgentRun.epochsOnceEach(client, sink.run())).isEqualTo(epochs);
    }
  }

  private static int waiting(SinkState state) {
    return state.queuedTables() + state.spooledTables();
  }

  private record Killed(UUID run, int epochs) {}

  /** Starts an agent, kills it after a random number of epochs, and says which it had let go. */
  private Killed kill(URI target) throws IOException {
    Process agent = start(target);
    try (BufferedReader lines = agent.inputReader()) {
      UUID run = UUID.fromString(lines.readLine());
      int last = 1 + random.nextInt(KilledAgent.EPOCHS);
      int epochs = 0;
      while (epochs < last) {
        epochs = Integer.parseInt(lines.readLine());
      }
      assertThat(Replay.of(spool().resolve(run.toString())).run().inUse()).isEqualTo(1);
      agent.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null && !line.isEmpty(); ) {
        epochs = Integer.parseInt(line);
        line = lines.readLine();
      }
      return new Killed(run, epochs);
    } finally {
      agent.destroyForcibly();
    }
  }

  private Process start(URI target) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            KilledAgent.class.getName(),
            target.toString(),
            spool().toString())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private Path spool() {
    return folder.resolve("spool");
  }

  private List<Path> filesInTheSpool() throws IOException {
    try (Stream<Path> below = Files.walk(spool())) {
      return below.filter(Files::isRegularFile).toList();
    }
  }
}
