package org.conceptmonitor.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.server.store.Growth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveClientTest {
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);

  private final Deque<Promise<Void>> underway = new ArrayDeque<>();
  private final List<String> messages = new ArrayList<>();
  private long version = 10;
  private LiveClient browser = new LiveClient(this::send, subscription -> version);

  /** jqwik makes one object for all tries of a property. */
  @BeforeTry
  void startAnew() {
    underway.clear();
    messages.clear();
    version = 10;
    browser = new LiveClient(this::send, subscription -> version);
  }

  private Future<Void> send(String message) {
    messages.add(message);
    underway.add(Promise.promise());
    return underway.getLast().future();
  }

  private void takeAll() {
    while (!underway.isEmpty()) {
      underway.remove().complete();
    }
  }

  private void grow(UUID run, Table table, String... tags) {
    browser.offer(new Growth(run, table, ++version, Set.of(tags)));
  }

  private static String subscribe(String id, String question, UUID run) {
    return "{\"subscribe\": \"%s\", \"question\": \"%s\", \"run\": \"%s\"}"
        .formatted(id, question, run);
  }

  private static String notice(String id, String question, UUID run, long version) {
    return "{\"subscription\":\"%s\",\"question\":\"%s\",\"run\":\"%s\",\"version\":%d}"
        .formatted(id, question, run, version);
  }

  @Example
  void theFirstNoticeComesAtOnceUnlessNothingIsNew() {
    browser.receive(subscribe("a", "scalars", A));
    browser.receive(subscribe("b", "scalars", A).replace("}", ", \"after\": 10}"));
    browser.receive(subscribe("c", "scalars", A).replace("}", ", \"after\": 9}"));
    takeAll();
    assertThat(messages)
        .containsExactly(notice("a", "scalars", A, 10), notice("c", "scalars", A, 10));
  }

  @Example
  void ofNoticesThatWaitOnlyTheNewestOfEachSubscriptionIsKept() {
    browser.receive(subscribe("a", "scalars", A));
    browser.receive(subscribe("b", "neurons", B));
    grow(A, Table.SCALARS);
    grow(B, Table.SNAPSHOTS);
    grow(A, Table.SCALARS);
    takeAll();
    assertThat(messages)
        .containsExactly(
            notice("a", "scalars", A, 10),
            notice("b", "neurons", B, 12),
            notice("a", "scalars", A, 13));
  }

  @Example
  void onlyWhatChangesAViewIsToldOf() {
    browser.receive(subscribe("a", "layers", A).replace("}", ", \"after\": 10}"));
    browser.receive(
        subscribe("t", "scalars", A).replace("}", ", \"after\": 10, \"tags\": [\"x\", \"y\"]}"));
    browser.receive("{\"subscribe\": \"r\", \"question\": \"runs\", \"after\": 10}");
    grow(B, Table.LAYERS);
    grow(A, Table.SCALARS, "z");
    grow(A, Table.SCALARS, "z", "y");
    takeAll();
    assertThat(messages)
        .containsExactly(
            "{\"subscription\":\"r\",\"question\":\"runs\",\"version\":11}",
            "{\"subscription\":\"r\",\"question\":\"runs\",\"version\":13}",
            notice("t", "scalars", A, 13));
  }

  @Example
  void aSubscriptionThatEndedIsSilentEvenIfANoticeWaited() {
    browser.receive(subscribe("a", "scalars", A));
    browser.receive(subscribe("b", "scalars", A));
    browser.receive("{\"unsubscribe\": \"b\"}");
    browser.receive("{\"unsubscribe\": \"unknown\"}");
    takeAll();
    grow(A, Table.SCALARS);
    takeAll();
    assertThat(messages)
        .containsExactly(notice("a", "scalars", A, 10), notice("a", "scalars", A, 11));
  }

  @Example
  void aGrowthThatTheFirstNoticeToldOfIsNotToldOfAgain() {
    browser.receive(subscribe("a", "scalars", A));
    browser.offer(new Growth(A, Table.SCALARS, 9, Set.of()));
    browser.offer(new Growth(A, Table.SCALARS, 10, Set.of()));
    takeAll();
    assertThat(messages).containsExactly(notice("a", "scalars", A, 10));
  }

  @Example
  void thereIsRoomForSoManySubscriptions() {
    for (int i = 0; i < LiveClient.MAX_SUBSCRIPTIONS; i++) {
      browser.receive(subscribe("s" + i, "layers", A));
    }
    browser.receive(subscribe("s0", "layers", B));
    assertThatThrownBy(() -> browser.receive(subscribe("more", "layers", A)))
        .isInstanceOf(BadMessageException.class)
        .hasMessage("too many subscriptions: hold at most 512");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"subscribe\": 1, \"question\": \"runs\"}",
        "{\"subscribe\": \"\", \"question\": \"runs\"}",
        "{\"subscribe\": \"a\"}",
        "{\"subscribe\": \"a\", \"question\": \"RUNS\"}",
        "{\"subscribe\": \"a\", \"question\": \"layers\"}",
        "{\"subscribe\": \"a\", \"question\": \"layers\", \"run\": \"1-1-1-1-1\"}",
        "{\"subscribe\": \"a\", \"question\": \"layers\", \"run\": 7}",
        "{\"subscribe\": \"a\", \"question\": \"runs\", \"tags\": \"x\"}",
        "{\"subscribe\": \"a\", \"question\": \"runs\", \"tags\": [1]}",
        "{\"subscribe\": \"a\", \"question\": \"runs\", \"after\": -1}",
        "{\"subscribe\": \"a\", \"question\": \"runs\", \"after\": 1.5}",
        "{\"subscribe\": \"a\", \"question\": \"runs\", \"after\": 99999999999999999999}",
        "{\"subscribe\": \"a\", \"question\": \"runs\", \"other\": 1}",
        "{\"unsubscribe\": \"a\", \"question\": \"runs\"}",
        "{\"unsubscribe\": null}"
      })
  void whatIsNoMessageIsRefusedWithAReasonThatFitsIntoAClose(String text) {
    assertThatThrownBy(() -> browser.receive(text))
        .isInstanceOf(BadMessageException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage().getBytes(StandardCharsets.UTF_8))
                    .hasSizeBetween(10, 123));
    assertThat(messages).isEmpty();
  }

  /** In each step a table of run A or B grows, or the browser takes a message. */
  @Property(tries = 200, seed = "1")
  void atMostOneNoticeIsUnderWayAndTheLastOneOfEachSubscriptionIsTheNewest(
      @ForAll @Size(40) List<Table> tables,
      @ForAll @Size(40) List<@IntRange(max = 2) Integer> happenings) {
    browser.receive(subscribe("a", "scalars", A));
    browser.receive(subscribe("b", "categories", B));
    Map<String, Long> newest = new HashMap<>(Map.of("a", 10L, "b", 10L));
    for (int step = 0; step < tables.size(); step++) {
      if (happenings.get(step) < 2) {
        UUID run = happenings.get(step) == 0 ? A : B;
        grow(run, tables.get(step));
        note(run, tables.get(step), newest);
      } else if (!underway.isEmpty()) {
        underway.remove().complete();
      }
      assertThat(underway.size()).isLessThanOrEqualTo(1);
    }
    takeAll();
    assertThat(told()).isEqualTo(newest);
  }

  private void note(UUID run, Table table, Map<String, Long> newest) {
    boolean categories =
        Set.of(Table.SNAPSHOTS, Table.NEURONS, Table.CONCEPTS, Table.LAYERS).contains(table);
    if (run.equals(A) && table == Table.SCALARS) {
      newest.put("a", version);
    } else if (run.equals(B) && categories) {
      newest.put("b", version);
    }
  }

  /** The last version of each subscription; versions rise on the way to it. */
  private Map<String, Long> told() {
    Map<String, Long> told = new HashMap<>();
    for (String message : messages) {
      JsonObject notice = new JsonObject(message);
      Long before = told.put(notice.getString("subscription"), notice.getLong("version"));
      assertThat(before == null || before < notice.getLong("version")).isTrue();
    }
    return told;
  }
}
