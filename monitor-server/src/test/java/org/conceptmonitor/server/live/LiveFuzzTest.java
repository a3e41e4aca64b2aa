package org.conceptmonitor.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.server.store.Growth;
import org.junit.jupiter.api.AfterAll;

/**
 * Any texts are messages or are refused with a reason that fits into a close, and what the server
 * says is JSON. An input is several messages, a line each. The inputs beside the test are tried in
 * every build; a longer run makes new ones:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl monitor-server -am test -Dtest=LiveFuzzTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.jvm.flags=-Xmx256m
 * </pre>
 */
class LiveFuzzTest {
  private static final int MAX_REASON_BYTES = 123;
  private static final UUID RUN = new UUID(6, 1);

  private static long inputs;
  private static long messages;
  private static long slowestNanos;

  @FuzzTest(maxDuration = "4m", maxExecutions = 1_000_000)
  void anyTextsAreMessagesOrRefusedWithAReason(byte[] input) {
    LiveClient client = new LiveClient(LiveFuzzTest::isNotice, subscription -> 1);
    for (String text : new String(input, StandardCharsets.UTF_8).split("\n", -1)) {
      receive(text, client);
    }
    for (Table table : Table.values()) {
      client.offer(new Growth(RUN, table, 2, Set.of("train/score")));
    }
    inputs++;
  }

  private static Future<Void> isNotice(String text) {
    assertThat(new JsonObject(text).getLong("version")).isBetween(1L, 2L);
    return Future.succeededFuture();
  }

  private static void receive(String text, LiveClient client) {
    long start = System.nanoTime();
    messages++;
    try {
      client.receive(text);
    } catch (BadMessageException e) {
      assertThat(e.getMessage().getBytes(StandardCharsets.UTF_8).length)
          .as(Arrays.toString(e.getMessage().toCharArray()))
          .isBetween(1, MAX_REASON_BYTES);
    } finally {
      slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
    }
  }

  @AfterAll
  static void report() {
    System.out.printf(
        "%d inputs with %d messages; slowest message %.1f ms%n",
        inputs, messages, slowestNanos / 1e6);
  }
}
