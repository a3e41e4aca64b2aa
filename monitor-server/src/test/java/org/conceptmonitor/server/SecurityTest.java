package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
  private static MonitorServer server;
  private static TestClient client;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:6007, 200",
    "127.0.0.1:80, 200",
    "[::1]:6007, 200",
    "example.org, 403",
    "localhost.example.org, 403",
    "127.0.0.1.example.org:6007, 403",
    "192.168.0.1, 403"
  })
  void onLoopbackOnlyLoopbackNamesAreAnswered(String host, int status) throws IOException {
    assertThat(statusLine("GET /api/v1/runs HTTP/1.1\r\nHost: " + host))
        .isEqualTo("HTTP/1.1 " + status + (status == 200 ? " OK" : " Forbidden"));
  }

  @Test
  void aRequestWithoutHostIsRefused() throws IOException {
    assertThat(statusLine("GET /api/v1/runs HTTP/1.1")).startsWith("HTTP/1.1 400");
  }

  private static String statusLine(String request) throws IOException {
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      String whole = request + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return answer.lines().findFirst().orElse("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://localhost",
        "http://localhost:1",
        "http://127.0.0.1.example.org:6007",
        "null",
        "::"
      })
  void aPageOfAnotherOriginCanNotSend(String origin) {
    HttpResponse<String> response = post(origin);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(client.error(response)).contains(origin);
  }

  @Test
  void theServersOwnOriginCanSend() {
    assertThat(post(server.uri().toString()).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> post(String origin) {
    byte[] table = TableWriter.write(List.of(SampleRun.run("baseline")));
    return client.send(
        HttpRequest.newBuilder(client.uri("/api/v1/runs/" + UUID.randomUUID() + "/run/0"))
            .header("Content-Type", TestClient.ARROW_STREAM)
            .header("Origin", origin)
            .POST(BodyPublishers.ofByteArray(table))
            .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/web/app.js", "/api/v1/runs", "/metrics", "/nothing"})
  void everyAnswerCarriesTheSecurityHeaders(String path) {
    HttpHeaders headers = client.get(path).headers();
    assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("content-security-policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy.split("; "))
                    .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                    .anyMatch(
                        part -> part.matches("script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='")));
  }

  @Test
  void noOtherSiteMayReadAnswers() {
    assertThat(client.get("/api/v1/runs").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }
}
