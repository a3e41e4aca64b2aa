package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.conceptmonitor.server.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorServerTest {
  private static final UUID RUN = new UUID(3, 4);

  @TempDir Path folder;

  @Test
  void withoutOptionsTheDefaultPortOrAFreeOneIsTaken() {
    try (MonitorServer first = MonitorServer.start();
        MonitorServer second = MonitorServer.start()) {
      assertThat(first.uri().toString()).startsWith("http://127.0.0.1:");
      assertThat(second.uri()).isNotEqualTo(first.uri());
      assertThat(new TestClient(second).get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aChosenPortThatIsTakenIsRefusedByName() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> MonitorServer.start(ServerOptions.builder().port(port).build()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1, port " + port)
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void aChosenFolderKeepsItsRuns() {
    try (MonitorServer server = start()) {
      SampleRun.send(new TestClient(server), RUN, "baseline", 0);
    }
    try (MonitorServer server = start()) {
      TestClient client = new TestClient(server);
      assertThat(client.ask("/api/v1/runs").get("rows").get(0).get(1).asText())
          .isEqualTo("baseline");
      assertThat(client.ask("/api/v1/runs/" + RUN + "/neurons?epoch=0").get("rows")).hasSize(4);
      assertThat(client.bytes("/api/v1/runs/" + RUN + "/images/7")).isEqualTo(SampleRun.PNG);
      assertThat(client.post(RUN, 1, SampleRun.LAYERS).body()).contains("\"stored\":false");
      assertThat(client.post(new UUID(5, 6), 0, List.of(SampleRun.run("baseline"))).body())
          .contains("baseline-2");
    }
  }

  @Test
  void aSecondServerOnOneFolderIsRefused() {
    try (MonitorServer first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another server uses the folder")
          .hasMessageContaining(folder.toString());
      assertThat(new TestClient(first).get("/api/v1/runs").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> MonitorServer.start(ServerOptions.builder().data(file).build()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(file + " is not a folder: choose another name");
  }

  @Test
  void closingEndsEveryThreadAndTwiceIsFine() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    MonitorServer server = start();
    TestClient client = new TestClient(server);
    SampleRun.send(client, RUN, "baseline", 0);
    server.close();
    server.close();
    assertThat(newThreads(before)).noneMatch(thread -> isOurs(thread) && !thread.isDaemon());
  }

  private static Set<Thread> newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .collect(Collectors.toSet());
  }

  private static boolean isOurs(Thread thread) {
    return thread.getName().startsWith("vert.x") || thread.getName().startsWith("concept-monitor");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> ServerOptions.builder().port(65536).build())
        .hasMessageContaining("port is 65536");
    assertThatThrownBy(() -> ServerOptions.builder().maxBodyBytes(0).build())
        .hasMessageContaining("maxBodyBytes is 0");
    assertThatThrownBy(() -> ServerOptions.builder().idle(Duration.ZERO).build())
        .hasMessageContaining("idle is PT0S");
  }

  private MonitorServer start() {
    return MonitorServer.start(ServerOptions.builder().port(0).data(folder).build());
  }
}
