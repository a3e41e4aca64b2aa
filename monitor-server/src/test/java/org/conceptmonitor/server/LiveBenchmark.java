package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.junit.jupiter.api.Test;

/**
 * How soon 1,000 open pages hear of 10 commits a second; server and pages share this machine.
 * Counted from the sending of a table, so that reading, checking and committing it are in it.
 * Prints the times; fails where the 99th percentile is not under 150 ms.
 */
class LiveBenchmark {
  private static final int VIEWERS = 1_000;
  private static final int WARM_UP = 50;
  private static final int UPDATES = 300;
  private static final long PERIOD_NANOS = 100_000_000;
  private static final double BAR_MILLIS = 150;

  private final UUID run = UUID.randomUUID();
  private final Map<Long, Long> sent = new ConcurrentHashMap<>();
  private final List<Long> nanos = new ArrayList<>();
  private final CountDownLatch subscribed = new CountDownLatch(VIEWERS);
  private final CountDownLatch heard = new CountDownLatch(VIEWERS);

  @Test
  void everyViewerHearsOfEveryCommitInTime() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient agent = new TestClient(server);
      agent.post(run, 0, List.of(SampleRun.run("baseline")));
      connect(vertx, server.uri().getPort());
      assertThat(subscribed.await(1, TimeUnit.MINUTES)).isTrue();
      send(agent);
      assertThat(heard.await(10, TimeUnit.SECONDS)).as("all heard of the last commit").isTrue();
      report();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private void connect(Vertx vertx, int port) throws Exception {
    WebSocketClient client =
        vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(VIEWERS));
    String subscribe =
        new JsonObject()
            .put("subscribe", "s")
            .put("question", "scalars")
            .put("run", run.toString())
            .encode();
    for (int viewer = 0; viewer < VIEWERS; viewer++) {
      Future<WebSocket> socket = client.connect(port, "127.0.0.1", "/api/v1/live");
      socket.onSuccess(
          open -> {
            open.textMessageHandler(this::hear);
            open.writeTextMessage(subscribe);
          });
      socket.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  /** All viewers share one event loop, so no two hear at once. */
  private synchronized void hear(String notice) {
    long now = System.nanoTime();
    long version = Long.parseLong(notice.replaceAll(".*\"version\":(\\d+).*", "$1"));
    if (version == 0) {
      subscribed.countDown();
      return;
    }
    if (version - 1 > WARM_UP) {
      nanos.add(now - sent.get(version));
    }
    if (version - 1 == WARM_UP + UPDATES) {
      heard.countDown();
    }
  }

  private void send(TestClient agent) {
    long start = System.nanoTime();
    for (int update = 1; update <= WARM_UP + UPDATES; update++) {
      LockSupport.parkNanos(start + update * PERIOD_NANOS - System.nanoTime());
      sent.put(1L + update, System.nanoTime());
      agent.post(run, update, List.of(new ScalarRow("train/score", update, 0, 0, 0.5)));
    }
  }

  private synchronized void report() {
    double[] millis = nanos.stream().mapToDouble(time -> time / 1e6).sorted().toArray();
    double p99 = millis[(int) (0.99 * millis.length)];
    System.out.printf(
        "%d viewers, %d notices of %d: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        VIEWERS,
        millis.length,
        VIEWERS * UPDATES,
        millis[millis.length / 2],
        p99,
        Arrays.stream(millis).max().orElseThrow());
    assertThat(p99).isLessThan(BAR_MILLIS);
  }
}
