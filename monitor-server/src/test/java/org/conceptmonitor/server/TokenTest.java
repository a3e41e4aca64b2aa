package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.conceptmonitor.server.security.NewToken;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.TokenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  private static final Duration IDLE = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void theFirstStartMakesBothTokensAndNoLaterOneDoes() {
    start().close();
    TokenFile tokens = TokenFile.in(folder);
    assertThat(tokens.list())
        .extracting(token -> token.role())
        .containsExactly(Role.READ, Role.WRITE);
    var first = tokens.list();
    start().close();
    assertThat(tokens.list()).isEqualTo(first);
  }

  @Test
  void withoutNeedNoTokenIsMade() {
    MonitorServer.start(ServerOptions.builder().port(0).data(folder).build()).close();
    assertThat(TokenFile.in(folder).exists()).isFalse();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyTheOwnerCanReadTheFileWhichHoldsNoToken() throws Exception {
    NewToken token = TokenFile.in(folder).create(Role.READ);
    Path file = folder.resolve("concept-monitor.tokens");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).doesNotContain(token.text()).contains(token.stored().hash());
    assertThat(token.toString()).doesNotContain(token.text());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileThatOthersCanReadIsRefused() throws Exception {
    TokenFile.in(folder).create(Role.READ);
    Path file = folder.resolve("concept-monitor.tokens");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("rw-r-----")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aDamagedFileIsRefusedByTheNumberOfItsLine() throws Exception {
    String text = TokenFile.in(folder).create(Role.READ).text();
    Path file = folder.resolve("concept-monitor.tokens");
    Files.writeString(file, Files.readString(file) + text + "\n");
    assertThatThrownBy(() -> TokenFile.in(folder).list())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("line 3 of " + file)
        .hasMessageNotContaining(text);
  }

  @Test
  void tokensThatAreMadeAtTheSameTimeAreAllKept() {
    TokenFile tokens = TokenFile.in(folder);
    Stream<CompletableFuture<NewToken>> making =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> tokens.create(Role.WRITE)))
            .limit(20);
    making.toList().forEach(CompletableFuture::join);
    assertThat(tokens.list()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void whoSendsTooManyWrongTokensWaitsAndARightOneStillPasses() {
    String right = TokenFile.in(folder).create(Role.READ).text();
    try (MonitorServer server = start()) {
      TestClient client = new TestClient(server);
      for (int i = 0; i < 10; i++) {
        assertThat(ask(client, "cmr_guess" + i).statusCode()).isEqualTo(401);
      }
      HttpResponse<String> refused = ask(client, "cmr_guess");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("retry-after").orElseThrow())
          .isBetween(1L, 61L);
      assertThat(client.error(refused)).contains("wait");
      assertThat(ask(client, right).statusCode()).isEqualTo(200);
      assertThat(client.get("/api/v1/runs").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void behindAProxyWrongTokensCountForWhomTheProxyNames() {
    ServerOptions options =
        options()
            .proxiedAt(URI.create("https://monitor.example.org"))
            .wrongTokensPerMinute(1)
            .build();
    try (MonitorServer server = MonitorServer.start(options)) {
      URI direct = URI.create("http://127.0.0.1:" + server.port());
      assertThat(wrong(direct, "10.0.0.1")).isEqualTo(401);
      assertThat(wrong(direct, "10.0.0.2, 10.0.0.1")).isEqualTo(429);
      assertThat(wrong(direct, "10.0.0.1, 10.0.0.2")).isEqualTo(401);
      assertThat(wrong(direct, "2001:db8::1")).isEqualTo(401);
      assertThat(wrong(direct, "2001:DB8:0:0:ffff::2")).isEqualTo(429);
      assertThat(wrong(direct, "2001:db8:0:1::1")).isEqualTo(401);
      assertThat(wrong(direct, "not an address")).isEqualTo(401);
      assertThat(wrong(direct, "nor this")).isEqualTo(429);
    }
  }

  @Test
  void withoutAProxyNobodyElseIsNamed() {
    try (MonitorServer server = MonitorServer.start(options().wrongTokensPerMinute(1).build())) {
      assertThat(wrong(server.uri(), "10.0.0.1")).isEqualTo(401);
      assertThat(wrong(server.uri(), "10.0.0.2")).isEqualTo(429);
    }
  }

  private static int wrong(URI server, String forwardedFor) {
    return RawHttp.send(
            server,
            SocketFactory.getDefault(),
            List.of(
                "GET /api/v1/runs HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer cmr_wrong",
                "X-Forwarded-For: " + forwardedFor))
        .status();
  }

  @Test
  void aTokenInTheQueryIsNoToken() {
    String right = TokenFile.in(folder).create(Role.READ).text();
    try (MonitorServer server = start()) {
      TestClient client = new TestClient(server);
      for (String name : List.of("token", "access_token")) {
        assertThat(client.get("/api/v1/runs?" + name + "=" + right).statusCode()).isEqualTo(401);
      }
    }
  }

  @Test
  void aTokenThatIsMadeOrRevokedWhileTheServerRunsCountsSoon() {
    ServerOptions options = options().wrongTokensPerMinute(Integer.MAX_VALUE).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      NewToken token = TokenFile.in(folder).create(Role.READ);
      awaitStatus(client, token.text(), 200);
      Browser browser = new Browser();
      client
          .http()
          .newWebSocketBuilder()
          .header("Authorization", "Bearer " + token.text())
          .buildAsync(
              URI.create(client.uri("/api/v1/live").toString().replace("http", "ws")), browser)
          .join();
      TokenFile.in(folder).revoke(token.stored().id());
      awaitStatus(client, token.text(), 401);
      assertThat(browser.closed.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(4401);
    }
  }

  @Test
  void aServerThatStopsTellsItsBrowsers() {
    Browser browser = new Browser();
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient client = new TestClient(server);
      client
          .http()
          .newWebSocketBuilder()
          .buildAsync(
              URI.create(client.uri("/api/v1/live").toString().replace("http", "ws")), browser)
          .join();
    }
    assertThat(browser.closed.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo(1001);
  }

  private static void awaitStatus(TestClient client, String token, int status) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    int last;
    do {
      last = ask(client, token).statusCode();
    } while (last != status && System.nanoTime() < end);
    assertThat(last).isEqualTo(status);
  }

  private static HttpResponse<String> ask(TestClient client, String token) {
    return client.send(
        HttpRequest.newBuilder(client.uri("/api/v1/runs"))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private MonitorServer start() {
    return MonitorServer.start(options().build());
  }

  private ServerOptions.Builder options() {
    return ServerOptions.builder().port(0).data(folder).idle(IDLE).requireToken();
  }

  private static final class Browser implements WebSocket.Listener {
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.complete(status);
      return null;
    }
  }
}
