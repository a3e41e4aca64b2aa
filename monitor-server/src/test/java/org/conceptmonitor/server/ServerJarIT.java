package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar, as a user starts it: in an empty folder, without any flag. */
@EnabledIfSystemProperty(named = "server.jar", matches = ".+")
class ServerJarIT {
  private static final UUID RUN = new UUID(0x41, 0x42);
  private static final int TABLES = 200;

  @TempDir Path folder;
  private Process server;

  @AfterEach
  void killWhatStillRuns() {
    if (server != null) {
      server.destroyForcibly();
    }
  }

  @Test
  void sigtermInMidIngestLosesNothingThatWasAcknowledged() throws Exception {
    TestClient client = new TestClient(start("serve", "--port", "0"));
    assertThat(client.get("/ready").body()).isEqualTo("{\"status\":\"ready\"}");
    client.post(RUN, 0, List.of(SampleRun.run("baseline")));
    List<CompletableFuture<HttpResponse<String>>> sent =
        LongStream.rangeClosed(1, TABLES)
            .mapToObj(sequence -> client.postAsync(RUN, sequence, SampleRun.SCALARS))
            .toList();
    sent.get(0).join();
    server.destroy();
    long acknowledged = sent.stream().filter(ServerJarIT::isAcknowledged).count();
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(server.exitValue()).isEqualTo(143);
    assertThat(log()).contains("event=server-started", "event=server-stopped");
    assertThat(data()).doesNotContain("concept-monitor.duckdb.wal");
    assertThat(run("check")).isZero();
    assertThat(rows())
        .isBetween(
            acknowledged * SampleRun.SCALARS.size(), (long) TABLES * SampleRun.SCALARS.size());
  }

  private static boolean isAcknowledged(CompletableFuture<HttpResponse<String>> answer) {
    return answer
        .handle((response, failure) -> failure == null && response.statusCode() == 200)
        .join();
  }

  private List<String> data() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("concept-monitor-data"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private long rows() {
    ServerOptions options =
        ServerOptions.builder().port(0).data(folder.resolve("concept-monitor-data")).build();
    try (MonitorServer reader = MonitorServer.start(options)) {
      return new TestClient(reader).ask("/api/v1/runs/" + RUN + "/scalars").get("rows").size();
    }
  }

  @Test
  void noTokenIsEverLogged() throws Exception {
    URI uri = start("serve", "--port", "0", "--require-token");
    TestClient client = new TestClient(uri);
    String read = uri.getFragment().replace("token=", "");
    assertThat(read).matches("cmr_[\\w-]{43}");
    for (int i = 0; i < 20; i++) {
      client.get("/api/v1/runs?token=" + read);
      client.send(
          HttpRequest.newBuilder(client.uri("/api/v1/runs"))
              .header("Authorization", "Bearer " + read + "x")
              .build());
    }
    server.destroy();
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(log()).contains("event=token-refused").doesNotContain(read.substring(4));
    for (String file : data()) {
      byte[] bytes = Files.readAllBytes(folder.resolve("concept-monitor-data").resolve(file));
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(read.substring(4));
    }
  }

  @Test
  void aSenderThatIsLostInTheMiddleOfATableIsOneQuietLineInTheLog() throws Exception {
    URI uri = start("serve", "--port", "0");
    TestClient client = new TestClient(uri);
    client.post(RUN, 0, List.of(SampleRun.run("baseline")));
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String head =
          "POST /api/v1/runs/%s/layers/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: 100\r\n\r\ncut"
              .formatted(RUN, TestClient.ARROW_STREAM);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }
    client.post(RUN, 1, SampleRun.LAYERS);
    server.destroy();
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(log().lines().filter(line -> line.contains("event=sender-lost")))
        .singleElement()
        .asString()
        .contains(
            "INFO", "run=" + RUN, "table=layers", "sequence=1", "the body ended after 3 bytes");
    assertThat(log()).doesNotContain("ERROR", "Exception", "\tat ");
  }

  /** Starts the server and returns the address that it prints. */
  private URI start(String... arguments) throws IOException {
    server = builder(arguments).start();
    BufferedReader out = server.inputReader();
    String line = out.readLine();
    assertThat(line).as(log()).startsWith("Concept Monitor: ");
    return URI.create(line.replace("Concept Monitor: ", ""));
  }

  private int run(String... arguments) throws Exception {
    Process process = builder(arguments).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private ProcessBuilder builder(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Stream<String> command = Stream.of(java, "-jar", System.getProperty("server.jar"));
    return new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList())
        .directory(folder.toFile())
        .redirectError(folder.resolve("err").toFile());
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("err"));
  }
}
