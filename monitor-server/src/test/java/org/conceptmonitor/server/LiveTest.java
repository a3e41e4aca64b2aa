package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTest {
  private static final int PATIENCE_SECONDS = 60;

  private final UUID run = UUID.randomUUID();
  private MonitorServer server;
  private TestClient client;

  @BeforeEach
  void startServer() {
    server =
        MonitorServer.start(ServerOptions.builder().port(0).idle(Duration.ofSeconds(2)).build());
    client = new TestClient(server);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void aNoticeSaysThatASubscriptionHasNewsAndUpToWhichVersion() throws InterruptedException {
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    Browser browser = open(server.uri().toString());
    browser.say(scalars("s", ""));
    assertThat(browser.next()).isEqualTo(notice("s", 0));
    client.post(run, 1, SampleRun.LAYERS);
    client.post(run, 2, SampleRun.SCALARS);
    assertThat(browser.next()).isEqualTo(notice("s", version("/scalars")));
  }

  @Test
  void whatANoticeTellsOfCanBeAskedFor() throws InterruptedException {
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    Browser browser = open(server.uri().toString());
    browser.say(scalars("s", ""));
    browser.next();
    for (int sequence = 1; sequence < 20; sequence++) {
      var acknowledged = client.postAsync(run, sequence, List.of(SampleRun.SCALARS.get(0)));
      long told = client.parse(browser.next()).get("version").asLong();
      assertThat(client.ask("/api/v1/runs/" + run + "/scalars").get("rows")).hasSize(sequence);
      assertThat(told).isEqualTo(version("/scalars"));
      assertThat(acknowledged.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aTableThatWasStoredBeforeIsNoNews() throws InterruptedException {
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    client.post(run, 1, SampleRun.SCALARS);
    Browser browser = open(server.uri().toString());
    browser.say(scalars("s", ""));
    long before = client.parse(browser.next()).get("version").asLong();
    client.post(run, 1, SampleRun.SCALARS);
    client.post(run, 2, SampleRun.SCALARS);
    assertThat(client.parse(browser.next()).get("version").asLong()).isGreaterThan(before);
    assertThat(browser.messages).isEmpty();
  }

  @Test
  void whoeverComesBackHearsOnlyOfWhatIsNewSince() throws InterruptedException {
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    client.post(run, 1, SampleRun.SCALARS);
    long seen = version("/scalars");
    Browser browser = open(server.uri().toString());
    browser.say(scalars("known", ",\"after\":" + seen));
    browser.say(scalars("unknown", ",\"after\":" + (seen - 1)));
    assertThat(browser.next()).isEqualTo(notice("unknown", seen));
    browser.say("{\"unsubscribe\":\"unknown\"}");
    client.post(run, 2, SampleRun.SCALARS);
    assertThat(browser.next()).isEqualTo(notice("known", version("/scalars")));
  }

  @Test
  void severalBrowsersHearOfTheSameNews() throws InterruptedException {
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    List<Browser> browsers = List.of(open(server.uri().toString()), open(server.uri().toString()));
    for (Browser browser : browsers) {
      browser.say(scalars("s", ""));
      browser.next();
    }
    client.post(run, 1, SampleRun.SCALARS);
    for (Browser browser : browsers) {
      assertThat(browser.next()).isEqualTo(notice("s", version("/scalars")));
    }
  }

  @Test
  void aRenamedRunIsNewsForWhoeverShowsTheRuns() throws InterruptedException {
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    Browser browser = open(server.uri().toString());
    browser.say("{\"subscribe\":\"r\",\"question\":\"runs\"}");
    String first = browser.next();
    HttpRequest rename =
        HttpRequest.newBuilder(client.uri("/api/v1/runs/" + run))
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"name\":\"other\"}"))
            .build();
    assertThat(client.send(rename).statusCode()).isEqualTo(200);
    assertThat(browser.next()).isEqualTo(first);
    assertThat(client.rows("/api/v1/runs")).contains("\"other\"");
  }

  @Test
  void whatIsNoMessageClosesTheWebSocketWithAReason() throws Exception {
    Browser browser = open(server.uri().toString());
    browser.say("{\"subscribe\":\"s\",\"question\":\"weather\"}");
    assertThat(browser.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("1008 question: give one of docs/protocol.md");
  }

  @Test
  void bytesCloseTheWebSocketWithAReason() throws Exception {
    Browser browser = open(server.uri().toString());
    browser.socket.sendBinary(ByteBuffer.allocate(3), true).join();
    assertThat(browser.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isEqualTo("1003 send text messages only");
  }

  @ParameterizedTest
  @ValueSource(ints = {16_385, 70_000})
  void aMessageThatIsTooLongClosesTheWebSocketWithAReason(int length) throws Exception {
    Browser browser = open(server.uri().toString());
    browser.say("x".repeat(length));
    assertThat(browser.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("1009 ");
  }

  private String scalars(String id, String more) {
    return "{\"subscribe\":\"%s\",\"question\":\"scalars\",\"run\":\"%s\"%s}"
        .formatted(id, run, more);
  }

  private String notice(String id, long version) {
    return "{\"subscription\":\"%s\",\"question\":\"scalars\",\"run\":\"%s\",\"version\":%d}"
        .formatted(id, run, version);
  }

  private long version(String question) {
    HttpResponse<String> response = client.get("/api/v1/runs/" + run + question);
    return response.headers().firstValueAsLong("Data-Version").orElseThrow();
  }

  @Test
  void aListeningBrowserIsKeptWhileNothingHappens() throws InterruptedException {
    Browser browser = open(server.uri().toString());
    assertThat(browser.pings.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    browser.say("{\"subscribe\":\"all\",\"question\":\"runs\"}");
    assertThat(browser.next()).contains("\"version\":0");
    client.post(run, 0, List.of(SampleRun.run("baseline")));
    assertThat(browser.next()).contains("\"version\":1");
  }

  @Test
  void aPageOfAnotherSiteCanNotListen() {
    assertThatThrownBy(() -> open("https://example.org"))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .extracting(e -> ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode())
        .isEqualTo(403);
  }

  @Test
  void aPlainRequestIsToldToOpenAWebSocket() {
    var response = client.get("/api/v1/live");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(client.error(response)).contains("WebSocket");
  }

  private Browser open(String origin) {
    Browser browser = new Browser();
    URI live = URI.create(client.uri("/api/v1/live").toString().replaceFirst("http", "ws"));
    browser.socket =
        client
            .http()
            .newWebSocketBuilder()
            .header("Origin", origin)
            .buildAsync(live, browser)
            .join();
    return browser;
  }

  private static final class Browser implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch pings = new CountDownLatch(4);
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private WebSocket socket;

    void say(String text) {
      socket.sendText(text, true).join();
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete("error " + error);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code + " " + reason);
      return WebSocket.Listener.super.onClose(socket, code, reason);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      messages.add(text.toString());
      return WebSocket.Listener.super.onText(socket, text, last);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
      pings.countDown();
      return WebSocket.Listener.super.onPing(socket, message);
    }

    String next() throws InterruptedException {
      return messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }
}
