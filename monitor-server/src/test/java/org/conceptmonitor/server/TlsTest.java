package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.conceptmonitor.agent.transport.HttpSink;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.TokenFile;
import org.conceptmonitor.server.web.SelfSigned;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir static Path folder;
  private static SelfSigned own;
  private static SelfSigned other;

  @BeforeAll
  static void makeCertificates() throws Exception {
    own = SelfSigned.make(folder, "dns:localhost,dns:*.example.org,ip:127.0.0.1");
    other = SelfSigned.make(folder, "dns:localhost");
  }

  @Test
  void theServerIsCalledAsItsCertificateSays() {
    try (MonitorServer server = start(options().tls(own.certificate(), own.key()))) {
      assertThat(server.uri()).hasScheme("https").hasHost("127.0.0.1");
      assertThat(status(server.uri(), "gpu7.example.org", null)).isEqualTo(200);
      assertThat(status(server.uri(), "GPU7.example.org:443", null)).isEqualTo(200);
      assertThat(status(server.uri(), "localhost", null)).isEqualTo(200);
      assertThat(status(server.uri(), "example.org", null)).isEqualTo(403);
      assertThat(status(server.uri(), "a.b.example.org", null)).isEqualTo(403);
    }
  }

  @Test
  void theCookieOfAnHttpsServerIsKeptToHttpsAndToThisHost() {
    String token = TokenFile.in(folder).create(Role.READ).text();
    try (MonitorServer server =
        start(options().data(folder).requireToken().tls(own.certificate(), own.key()))) {
      RawHttp answer =
          RawHttp.send(
              server.uri(),
              own.trusting().getSocketFactory(),
              List.of(
                  "POST /api/v1/session HTTP/1.1",
                  "Host: localhost",
                  "Content-Length: 0",
                  "Authorization: Bearer " + token));
      assertThat(answer.head().lines().filter(line -> line.startsWith("set-cookie")))
          .singleElement()
          .asString()
          .contains("__Host-concept-monitor-" + server.uri().getPort() + "=" + token)
          .containsIgnoringCase("; HttpOnly")
          .contains("; Secure", "; SameSite=Strict", "; Path=/", "; Max-Age=2592000");
    }
  }

  @Test
  void anAgentThatTrustsTheCertificateDelivers() throws Exception {
    String read = TokenFile.in(folder).create(Role.READ).text();
    String write = TokenFile.in(folder).create(Role.WRITE).text();
    try (MonitorServer server =
        start(options().data(folder).requireToken().tls(own.certificate(), own.key()))) {
      HttpSink sink =
          HttpSink.builder(server.uri())
              .token(write)
              .trust(own.certificate())
              .withoutSpool()
              .closeTimeout(Duration.ofMinutes(1))
              .build();
      AgentRun.sendDescription(sink, "secured");
      sink.close();
      assertThat(sink.state().dropped()).isZero();
      HttpClient http = HttpClient.newBuilder().sslContext(own.trusting()).build();
      HttpRequest request =
          HttpRequest.newBuilder(server.uri().resolve("/api/v1/runs"))
              .header("Authorization", "Bearer " + read)
              .build();
      assertThat(http.send(request, BodyHandlers.ofString()).body()).contains("\"secured\"");
    }
  }

  @Test
  void theOriginOfAPlainPageIsNotThatOfAnHttpsServer() {
    try (MonitorServer server = start(options().tls(own.certificate(), own.key()))) {
      String authority = server.uri().getAuthority();
      assertThat(status(server.uri(), authority, "https://" + authority)).isEqualTo(415);
      assertThat(status(server.uri(), authority, "http://" + authority)).isEqualTo(403);
    }
  }

  @Test
  void plainHttpToAnHttpsServerIsNotAnswered() {
    try (MonitorServer server = start(options().tls(own.certificate(), own.key()))) {
      RawHttp answer =
          RawHttp.send(
              server.uri(),
              SocketFactory.getDefault(),
              List.of("GET / HTTP/1.1", "Host: localhost"));
      assertThat(answer.status()).isZero();
    }
  }

  @Test
  void behindAProxyItsNameAndOriginAreTheServersAndTokensAreAskedFor() {
    URI proxy = URI.create("https://monitor.example.org");
    try (MonitorServer server = start(options().proxiedAt(proxy))) {
      assertThat(server.uri()).isEqualTo(proxy);
      int port = server.port();
      URI direct = URI.create("http://127.0.0.1:" + port);
      SocketFactory plain = SocketFactory.getDefault();
      assertThat(ask(direct, plain, "GET", "monitor.example.org", null)).isEqualTo(401);
      assertThat(ask(direct, plain, "GET", "127.0.0.1:" + port, null)).isEqualTo(401);
      assertThat(ask(direct, plain, "GET", "other.example.org", null)).isEqualTo(403);
      assertThat(ask(direct, plain, "POST", "127.0.0.1:" + port, "https://monitor.example.org"))
          .isEqualTo(401);
      assertThat(ask(direct, plain, "POST", "127.0.0.1:" + port, "http://monitor.example.org"))
          .isEqualTo(403);
    }
  }

  @Test
  void aRenewedCertificateIsTakenIntoUse() throws Exception {
    Path certificate = Files.copy(other.certificate(), folder.resolve("renewed.pem"));
    Path key = Files.copy(other.key(), folder.resolve("renewed-key.pem"));
    SocketFactory trustingOwn = own.trusting().getSocketFactory();
    try (MonitorServer server =
        start(options().idle(Duration.ofSeconds(1)).tls(certificate, key))) {
      assertThat(isTrusted(server, other.trusting().getSocketFactory())).isTrue();
      assertThat(isTrusted(server, trustingOwn)).isFalse();
      Files.copy(own.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(own.key(), key, StandardCopyOption.REPLACE_EXISTING);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!isTrusted(server, trustingOwn)) {
        assertThat(System.nanoTime()).as("the new certificate is in use").isLessThan(end);
      }
    }
  }

  private static boolean isTrusted(MonitorServer server, SocketFactory sockets) {
    try {
      return ask(server.uri(), sockets, "GET", "localhost", null) == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Test
  void anAddressThatOthersCanReachIsRefusedWithoutEncryption() {
    assertThatThrownBy(() -> start(options().host("0.0.0.0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("others can reach 0.0.0.0")
        .hasMessageContaining("--tls-cert")
        .hasMessageContaining("--proxied-at");
  }

  @Test
  void aCertificateWithTheKeyOfAnotherIsRefused() {
    assertThatThrownBy(() -> start(options().tls(own.certificate(), other.key())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not that of the certificate")
        .hasMessageContaining(other.key().toString());
  }

  @Test
  void filesThatAreMissingOrOfAnotherKindAreRefusedByName() throws Exception {
    Path missing = folder.resolve("missing.pem");
    Path encrypted =
        Files.writeString(folder.resolve("encrypted"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
    assertThatThrownBy(() -> start(options().tls(missing, own.key())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(missing + " can't be read (NoSuchFileException)");
    assertThatThrownBy(() -> start(options().tls(own.key(), own.key())))
        .hasMessageContaining("holds no certificate");
    assertThatThrownBy(() -> start(options().tls(own.certificate(), encrypted)))
        .hasMessageContaining("holds no plain private key");
    assertThatThrownBy(() -> start(options().tls(own.certificate(), own.certificate())))
        .hasMessageContaining("holds no plain private key");
  }

  @Test
  void aProxysAddressWithAPathOrWithoutTlsIsRefused() {
    for (String wrong : List.of("http://a.org", "https://a.org/path", "https://u@a.org?q", "a")) {
      assertThatThrownBy(() -> options().proxiedAt(URI.create(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("https://host");
    }
  }

  private static ServerOptions.Builder options() {
    return ServerOptions.builder().port(0);
  }

  private static MonitorServer start(ServerOptions.Builder options) {
    return MonitorServer.start(options.build());
  }

  /** Asks for a page without Origin, and sends a table with one. */
  private static int status(URI server, String host, String origin) {
    return ask(
        server, own.trusting().getSocketFactory(), origin == null ? "GET" : "POST", host, origin);
  }

  private static int ask(
      URI server, SocketFactory sockets, String method, String host, String origin) {
    String path =
        method.equals("GET") ? "/api/v1/runs" : "/api/v1/runs/" + new UUID(1, 2) + "/run/0";
    return RawHttp.send(
            server,
            sockets,
            List.of(
                method + " " + path + " HTTP/1.1",
                "Host: " + host,
                origin == null ? "Accept: */*" : "Origin: " + origin))
        .status();
  }
}
