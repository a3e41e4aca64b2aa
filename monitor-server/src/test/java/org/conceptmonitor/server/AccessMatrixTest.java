package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.TokenFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who gets in where: every route of the server, for every kind of token, Host and Origin. A route
 * that isn't in the table fails the test, so that nobody adds one without deciding who may use it.
 */
class AccessMatrixTest {
  private static final String RUN = "/api/v1/runs/00000000-0000-0001-0000-000000000002";

  /** Route as the router has it, an address of it, who may use it, what they are answered. */
  private record Entry(String route, String address, Needs needs, int answer) {
    String method() {
      return route.substring(0, route.indexOf(' '));
    }

    boolean isWebSocket() {
      return answer == 101;
    }
  }

  private enum Needs {
    NOTHING,
    READ,
    WRITE
  }

  private static final List<Entry> MATRIX =
      List.of(
          new Entry("GET /health", "/health", Needs.NOTHING, 200),
          new Entry("GET /ready", "/ready", Needs.NOTHING, 200),
          new Entry("GET /login", "/login", Needs.NOTHING, 200),
          new Entry("GET /login/login.js", "/login/login.js", Needs.NOTHING, 200),
          new Entry("GET /login/login.css", "/login/login.css", Needs.NOTHING, 200),
          new Entry("GET /api/v1/session", "/api/v1/session", Needs.NOTHING, 200),
          new Entry("POST /api/v1/session", "/api/v1/session", Needs.READ, 200),
          new Entry("DELETE /api/v1/session", "/api/v1/session", Needs.READ, 200),
          new Entry("GET /", "/", Needs.READ, 200),
          new Entry("GET /web/", "/web/app.js", Needs.READ, 200),
          new Entry("GET /lib/", "/lib/lit/3.3.3/index.js", Needs.READ, 200),
          new Entry("GET /metrics", "/metrics", Needs.READ, 200),
          new Entry("GET /api/v1/live", "/api/v1/live", Needs.READ, 101),
          new Entry("GET /api/v1/runs", "/api/v1/runs", Needs.READ, 200),
          new Entry("GET /api/v1/settings", "/api/v1/settings", Needs.READ, 200),
          new Entry("GET /api/v1/openapi.json", "/api/v1/openapi.json", Needs.READ, 200),
          about("series", "?tag=train/score", 404),
          about("settings", "", 404),
          about("layers", "", 404),
          about("concepts", "", 404),
          about("anchors", "", 404),
          about("scalars", "", 404),
          about("snapshots", "", 404),
          about("diversity", "", 404),
          about("anchor-distances", "", 404),
          about("categories", "", 404),
          about("alerts", "", 404),
          about("neurons", "?epoch=0", 404),
          about("neuron", "?layer=a&neuron=0", 404),
          about("detections", "?word=wheel", 404),
          about("histograms", "?layer=a&neuron=0", 404),
          about("top-images", "?layer=a&neuron=0&epoch=0", 404),
          about("words", "?word=wheel", 404),
          about("word-distances", "?word=wheel", 404),
          about("nearest-neurons", "?word=wheel&epoch=0", 404),
          about("neighbours", "?layer=a&neuron=0&epoch=0", 404),
          about("detectors", "", 404),
          about("similarities", "", 404),
          about("what-if", "?epoch=0", 404),
          about("what-if/categories", "?epoch=0", 404),
          about("what-if/neurons", "?epoch=0", 404),
          about("what-if/thresholds", "?epoch=0", 404),
          about("what-if/distances", "", 404),
          new Entry("GET /api/v1/runs/:run/images/:image", RUN + "/images/0", Needs.READ, 404),
          new Entry("GET /api/v1/deleted-runs", "/api/v1/deleted-runs", Needs.READ, 200),
          new Entry("DELETE /api/v1/runs/:run", RUN, Needs.WRITE, 404),
          new Entry("PATCH /api/v1/runs/:run", RUN, Needs.WRITE, 400),
          new Entry(
              "POST /api/v1/runs/:run/:table/:sequence", RUN + "/layers/0", Needs.WRITE, 415));

  private static Entry about(String question, String parameters, int answer) {
    return new Entry(
        "GET /api/v1/runs/:run/" + question, RUN + "/" + question + parameters, Needs.READ, answer);
  }

  @TempDir static Path folder;
  private static MonitorServer server;
  private static List<Credential> credentials;

  /** What a request shows, and what that is good for; null if it is not known to the server. */
  private record Credential(String name, List<String> headers, Role role) {
    boolean isFor(Needs needs) {
      return role != null && role.name().equals(needs.name());
    }
  }

  @BeforeAll
  static void startServer() {
    String read = TokenFile.in(folder).create(Role.READ).text();
    String write = TokenFile.in(folder).create(Role.WRITE).text();
    server =
        MonitorServer.start(
            ServerOptions.builder()
                .port(0)
                .data(folder)
                .requireToken()
                .wrongTokensPerMinute(1_000_000)
                .build());
    credentials =
        List.of(
            new Credential("no token", List.of(), null),
            header("a wrong token", "Bearer cmr_" + "A".repeat(43), null),
            header("a cut token", "Bearer " + read.substring(0, 40), null),
            header("another scheme", "Basic " + read, null),
            header("an empty header", "Bearer ", null),
            header("the read token", "Bearer " + read, Role.READ),
            header("the write token", "bearer " + write, Role.WRITE),
            cookie("a wrong cookie", "cmr_" + "B".repeat(43), null),
            cookie("the read cookie", read, Role.READ),
            cookie("the write cookie", write, Role.WRITE));
  }

  private static Credential header(String name, String value, Role role) {
    return new Credential(name, List.of("Authorization: " + value), role);
  }

  private static Credential cookie(String name, String value, Role role) {
    String cookie = "Cookie: concept-monitor-" + server.uri().getPort() + "=" + value;
    return new Credential(name, List.of(cookie), role);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void everyRouteOfTheServerIsInTheTable() {
    assertThat(server.routes())
        .containsExactlyInAnyOrderElementsOf(MATRIX.stream().map(Entry::route).toList());
  }

  @ParameterizedTest
  @FieldSource("MATRIX")
  void whoeverIsNotMeantToGetsNothing(Entry entry) {
    String own = server.uri().getAuthority();
    for (Credential credential : credentials) {
      for (String host : List.of(own, "example.org", "127.0.0.1.example.org:80")) {
        for (String origin : Arrays.asList(null, "http://" + own, "https://" + own, "null")) {
          int status = ask(entry, credential, host, origin).status();
          assertThat(status)
              .as("%s with %s, host %s, origin %s", entry.route(), credential.name(), host, origin)
              .isEqualTo(expected(entry, credential, host, origin));
        }
      }
    }
  }

  private static int expected(Entry entry, Credential credential, String host, String origin) {
    String own = server.uri().getAuthority();
    boolean foreign = origin != null && !origin.equals("http://" + own);
    boolean reads = entry.method().equals("GET") && !entry.isWebSocket();
    if (!host.equals(own) || (foreign && !reads)) {
      return 403;
    }
    if (entry.needs() == Needs.NOTHING || credential.isFor(entry.needs())) {
      return entry.answer();
    }
    return credential.role() == null ? 401 : 403;
  }

  private static RawHttp ask(Entry entry, Credential credential, String host, String origin) {
    List<String> lines = new ArrayList<>();
    lines.add(entry.method() + " " + entry.address() + " HTTP/1.1");
    lines.add("Host: " + host);
    lines.addAll(credential.headers());
    Stream.ofNullable(origin).map(value -> "Origin: " + value).forEach(lines::add);
    if (entry.isWebSocket()) {
      lines.addAll(
          List.of(
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
    }
    return RawHttp.send(server.uri(), SocketFactory.getDefault(), lines);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/runs/",
        "//api/v1/runs",
        "/health/../api/v1/runs",
        "/health/%2e%2e/api/v1/runs",
        "/login/..%2fmetrics",
        "/%6detrics",
        "/login/../",
        "/login/login.js/../../metrics",
        "/healthy",
        "/nothing"
      })
  void noSpellingOfAnAddressGoesPastTheGuard(String path) {
    URI uri = server.uri();
    RawHttp answer =
        RawHttp.send(
            uri,
            SocketFactory.getDefault(),
            List.of("GET " + path + " HTTP/1.1", "Host: " + uri.getAuthority()));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.head()).containsIgnoringCase("www-authenticate: Bearer");
  }
}
