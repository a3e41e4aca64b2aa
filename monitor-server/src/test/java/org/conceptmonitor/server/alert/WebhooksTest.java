package org.conceptmonitor.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts on their way to an address that answers as the test says. */
class WebhooksTest {
  private static final int PATIENCE_SECONDS = 30;
  private static final List<Duration> PAUSES = List.of(Duration.ofMillis(1), Duration.ofMillis(1));

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Double> losses = new LinkedBlockingQueue<>();
  private HttpServer receiver;

  @BeforeEach
  void receive() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.UTF_8));
          Integer status = answers.poll();
          exchange.sendResponseHeaders(status == null ? 204 : status, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    receiver.stop(0);
  }

  private Webhooks webhooks() {
    int port = receiver.getAddress().getPort();
    URI address = URI.create("http://127.0.0.1:%d/hook".formatted(port));
    return new Webhooks(vertx, List.of(address), metrics, PAUSES);
  }

  private static Alert alert(String message) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("rule", "not-finite");
    evidence.put("step", 7L);
    evidence.put("value", Double.NaN);
    evidence.put("message", message);
    return new Alert(new UUID(6, 1), "baseline", evidence);
  }

  private String next() throws InterruptedException {
    return received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void anAlertIsPostedWithItsEvidenceAndAsASentence() throws InterruptedException {
    webhooks().tell(alert("train/score is NaN."));
    assertThat(new JsonObject(next()).getMap())
        .containsExactly(
            Map.entry("text", "baseline: train/score is NaN."),
            Map.entry("run", new UUID(6, 1).toString()),
            Map.entry("name", "baseline"),
            Map.entry("rule", "not-finite"),
            Map.entry("step", 7),
            Map.entry("value", "NaN"),
            Map.entry("message", "train/score is NaN."));
  }

  @Test
  void anAlertThatIsNotTakenIsPostedAgain() throws InterruptedException {
    answers.addAll(List.of(503, 500));
    webhooks().tell(alert("a"));
    assertThat(List.of(next(), next(), next())).containsOnly(received(alert("a")));
    assertThat(metrics.get("concept.monitor.webhooks.lost").counter().count()).isZero();
  }

  private static String received(Alert alert) {
    return alert.json().encode();
  }

  @Test
  void anAlertThatIsNeverTakenIsCountedAndTheNextOneIsTakenAllTheSame()
      throws InterruptedException {
    answers.addAll(List.of(500, 500, 500));
    Webhooks webhooks = webhooks();
    webhooks.tell(alert("a"));
    assertThat(List.of(next(), next(), next())).containsOnly(received(alert("a")));
    webhooks.tell(alert("b"));
    assertThat(next()).isEqualTo(received(alert("b")));
    vertx.setPeriodic(
        1,
        timer -> {
          double lost = metrics.get("concept.monitor.webhooks.lost").counter().count();
          if (lost > 0) {
            losses.add(lost);
            vertx.cancelTimer(timer);
          }
        });
    assertThat(losses.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
  }
}
