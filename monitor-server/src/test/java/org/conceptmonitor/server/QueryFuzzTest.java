package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any parameters are answered, or refused with a reason; how long the slowest took is printed. The
 * inputs beside the test are tried in every build; a longer run makes new ones:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl monitor-server -am test -Dtest=QueryFuzzTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.jvm.flags=-Xmx256m
 * </pre>
 */
class QueryFuzzTest {
  private static final int PATIENCE_SECONDS = 60;
  private static final String RUN = new UUID(6, 1).toString();

  /** The first byte of an input is an index in these. */
  private static final List<String> ADDRESSES =
      List.of(
          "/api/v1/runs",
          "/api/v1/runs/%s/layers",
          "/api/v1/runs/%s/scalars",
          "/api/v1/runs/%s/series",
          "/api/v1/runs/%s/neurons",
          "/api/v1/runs/%s/neuron",
          "/api/v1/runs/%s/top-images",
          "/api/v1/runs/%s/images/7",
          "/api/v1/runs/%s/words",
          "/api/v1/runs/%s/word-distances",
          "/api/v1/runs/%s/nearest-neurons",
          "/api/v1/runs/%s/neighbours",
          "/api/v1/runs/%s/what-if",
          "/api/v1/runs/%s/what-if/neurons",
          "/api/v1/runs/%s/what-if/distances");

  private static MonitorServer server;
  private static Vertx vertx;
  private static HttpClient http;
  private static long requests;
  private static long slowestNanos;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    TestClient client = new TestClient(server);
    UUID run = UUID.fromString(RUN);
    long next = SampleRun.send(client, run, "baseline", 0, 1);
    next = SampleVectors.send(client, run, next, 0, 1);
    SampleRun.sendSimilarities(client, run, next, 1);
    vertx = Vertx.vertx();
    http = vertx.createHttpClient();
  }

  @AfterAll
  static void stopServer() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
    System.out.printf("%d requests; slowest %.1f ms%n", requests, slowestNanos / 1e6);
  }

  @FuzzTest(maxDuration = "4m", maxExecutions = 1_000_000)
  void anyParametersAreAnsweredOrRefusedWithAReason(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    String address = ADDRESSES.get(Math.floorMod(input[0], ADDRESSES.size())).formatted(RUN);
    String query =
        new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.ISO_8859_1);
    long start = System.nanoTime();
    Answered answered = ask(address + "?" + query.replaceAll("[^!-~]|#", "+"));
    slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
    requests++;
    assertThat(answered.status()).as(query).isIn(200, 400, 404, 414, 503);
    if (answered.status() != 200 && answered.status() != 414) {
      assertThat(new JsonObject(answered.body()).getString("error")).isNotBlank();
    }
  }

  private record Answered(int status, Buffer body) {}

  /*
   * The body is asked for on the event loop, before the loop reads on: asked for by this thread, it
   * may have passed already, and then never comes.
   */
  private static Answered ask(String address) throws Exception {
    return http.request(HttpMethod.GET, server.uri().getPort(), "127.0.0.1", address)
        .compose(request -> request.send().compose(QueryFuzzTest::read))
        .toCompletionStage()
        .toCompletableFuture()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static Future<Answered> read(HttpClientResponse response) {
    return response.body().map(body -> new Answered(response.statusCode(), body));
  }
}
