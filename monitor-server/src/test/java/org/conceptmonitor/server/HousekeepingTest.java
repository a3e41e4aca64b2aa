package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.Retention;
import org.conceptmonitor.server.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
  private static final UUID RUN = new UUID(0x61, 0x62);
  private static final UUID OTHER = new UUID(0x65, 0x66);
  private static final UUID DELETED = new UUID(0x63, 0x64);

  @TempDir Path folder;

  @Test
  void runsAreThinnedAndTheFileCompactedOnceNothingHasComeSinceTheLastLook() {
    try (RunStore store = RunStore.open(folder)) {
      begin(store, RUN);
      begin(store, DELETED);
      send(store, 1, 0, 1, 2);
      store.delete(DELETED);
      Housekeeping housekeeping =
          new Housekeeping(store, Optional.of(new Retention(0, 10)), Duration.ofDays(1));
      assertThat(housekeeping.look()).isZero();
      send(store, 2, 3);
      assertThat(housekeeping.look()).isZero();
      assertThat(epochs(store)).containsExactly(0, 1, 2, 3);
      assertThat(housekeeping.look()).isEqualTo(2);
      assertThat(epochs(store)).containsExactly(0, 3);
      assertThat(housekeeping.look()).isZero();
      assertThat(store.restore(DELETED)).isEqualTo("run-2");
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void rowsOfARunAreGatheredOnceNothingOfItHasComeSinceTheLastLook() {
    try (RunStore store = RunStore.open(folder)) {
      begin(store, RUN);
      begin(store, OTHER);
      for (int turn = 0; turn < 5; turn++) {
        sendScalars(store, RUN, turn);
        sendScalars(store, OTHER, turn);
      }
      Housekeeping housekeeping = new Housekeeping(store, Optional.empty(), Duration.ofDays(1));
      housekeeping.look();
      sendScalars(store, OTHER, 5);
      housekeeping.look();
      assertThat(store.gather(RUN::equals, Duration.ZERO))
          .as("left to do for the quiet run")
          .isZero();
      assertThat(store.gather(OTHER::equals, Duration.ZERO))
          .as("left to do for the run that sent")
          .isOne();
    }
  }

  @Test
  void aServerThatWasToldToKeepTheEpochsOfOneRunThinsTheOthersByItself() {
    ServerOptions options =
        ServerOptions.builder()
            .port(0)
            .data(folder)
            .idle(Duration.ofSeconds(1))
            .keepEpochsOf(1, 10)
            .build();
    try (RunStore store = RunStore.open(folder)) {
      begin(store, RUN);
      send(store, 1, 0, 1, 2);
    }
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      SampleRun.send(client, DELETED, "newest", 0, 1, 2);
      String old = "/api/v1/runs/" + RUN + "/snapshots";
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (client.ask(old).get("rows").size() > 2 && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(client.ask(old).get("rows")).hasSize(2);
      assertThat(client.ask("/api/v1/runs/" + DELETED + "/snapshots").get("rows")).hasSize(3);
    }
    try (RunStore store = RunStore.open(folder)) {
      assertThat(store.verify()).as("what a server that ended while it tidied left").isEmpty();
    }
  }

  private static void begin(RunStore store, UUID run) {
    store.append(List.of(new NewTable(run, Table.RUN, 0, List.of(SampleRun.run("run")))));
  }

  private static void send(RunStore store, long sequence, int... epochs) {
    List<SnapshotRow> rows = new ArrayList<>();
    for (int epoch : epochs) {
      rows.add(new SnapshotRow(epoch, epoch, 0, 0, 0));
    }
    store.append(List.of(new NewTable(RUN, Table.SNAPSHOTS, sequence, rows)));
  }

  private static void sendScalars(RunStore store, UUID run, int sequence) {
    List<ScalarRow> rows =
        IntStream.range(0, 20_000)
            .mapToObj(step -> new ScalarRow("t", step, sequence, 0, step % 1009))
            .toList();
    store.append(List.of(new NewTable(run, Table.SCALARS, sequence, rows)));
  }

  private static List<Object> epochs(RunStore store) {
    return store.answer(new Question.Snapshots(RUN)).rows().stream()
        .map(row -> row.get(0))
        .toList();
  }
}
