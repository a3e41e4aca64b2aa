package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.server.alert.AlertOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts from the tables that an agent sends to the webhook that is told. */
class AlertsTest {
  private static final int PATIENCE_SECONDS = 30;
  private static final UUID RUN = new UUID(7, 1);

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;
  private MonitorServer server;
  private TestClient client;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    receiver.start();
    URI webhook = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
    AlertOptions alerts = AlertOptions.DEFAULT.withWebhooks(List.of(webhook));
    server = MonitorServer.start(ServerOptions.builder().port(0).alerts(alerts).build());
    client = new TestClient(server);
    client.post(RUN, 0, List.of(SampleRun.run("baseline")));
  }

  @AfterEach
  void stop() {
    server.close();
    receiver.stop(0);
  }

  private JsonNode next() throws InterruptedException {
    return client.parse(received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  private static ScalarRow score(long step, double value) {
    return new ScalarRow("train/score", step, 0, step, value);
  }

  @Test
  void eachAlertIsToldOfOnceWhenItsMomentIsStored() throws InterruptedException {
    client.post(RUN, 1, List.of(score(1, 0.5), score(2, Double.NaN), score(3, Double.NaN)));
    JsonNode first = next();
    assertThat(first.get("text").asText())
        .isEqualTo("baseline: train/score is NaN at iteration 2.");
    assertThat(first.get("step").asLong()).isEqualTo(2);
    client.post(RUN, 2, List.of(score(4, Double.NaN)));
    client.post(RUN, 3, List.of(new DiversityRow(0, "conv", 4, 1, 0, 0, 1, 0, 0, 0, 0)));
    client.post(RUN, 4, List.of(SampleRun.snapshot(0)));
    JsonNode second = next();
    assertThat(second.get("rule").asText()).isEqualTo("dead-neurons");
    assertThat(second.get("layer").asText()).isEqualTo("conv");
    assertThat(received).isEmpty();
    assertThat(client.get("/metrics").body())
        .contains("concept_monitor_alerts_total{rule=\"dead-neurons\"} 1.0")
        .contains("concept_monitor_alerts_total{rule=\"not-finite\"} 1.0");
    JsonNode asked = client.ask("/api/v1/runs/" + RUN + "/alerts").get("rows");
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).get(9)).isIn(first.get("message"), second.get("message"));
  }
}
