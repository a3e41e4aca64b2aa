package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackwardClockTest {
  private static final UUID RUN = new UUID(0x51, 0x52);
  private static final NewTable BEGIN =
      new NewTable(
          RUN, Table.RUN, 0, List.of(new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0)));

  @TempDir Path folder;
  private final SetClock clock = new SetClock();

  private RunStore open() {
    return RunStore.open(folder, new FreeSpace(folder, () -> Long.MAX_VALUE), clock);
  }

  private static NewTable scalar(int step) {
    return new NewTable(
        RUN, Table.SCALARS, step, List.of(new ScalarRow("t", step, 0, 1000 - step, step)));
  }

  private static long lastEvent(RunStore store) {
    return (long) store.answer(new Question.Runs()).rows().get(0).get(3);
  }

  @Test
  void theLastEventNeverGoesBackNotEvenOverARestart() {
    try (RunStore store = open()) {
      clock.now = 5_000;
      store.append(List.of(BEGIN));
      clock.now = 1_000;
      store.append(List.of(scalar(1)));
      assertThat(lastEvent(store)).isEqualTo(5_000);
    }
    try (RunStore store = open()) {
      store.append(List.of(scalar(2)));
      assertThat(lastEvent(store)).isEqualTo(5_000);
      clock.now = 6_000;
      store.append(List.of(scalar(3)));
      assertThat(lastEvent(store)).isEqualTo(6_000);
      assertThat(store.answer(new Question.Scalars(RUN, Optional.empty())).rows()).hasSize(3);
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void aRunThatWasDeletedInTheFutureIsNotPurgedEarly() {
    try (RunStore store = open()) {
      clock.now = 5_000;
      store.append(List.of(BEGIN));
      store.delete(RUN);
      clock.now = 1_000;
      assertThat(store.compact(Duration.ZERO).purgedRuns()).isZero();
      assertThat(store.restore(RUN)).isEqualTo("n");
    }
  }

  /** A clock that a test sets, forwards and backwards. */
  private static final class SetClock extends Clock {
    private long now;

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
