package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three runs that sent in turns, more rows in all than DuckDB keeps in one group. */
class GatheringTest {
  private static final List<UUID> RUNS =
      IntStream.range(0, 3).mapToObj(run -> new UUID(0x67, run)).toList();
  private static final int TURNS = 15;
  private static final int POINTS = 3_000;

  @TempDir Path folder;
  private RunStore store;

  @BeforeEach
  void sendInTurns() {
    store = RunStore.open(folder);
    for (UUID run : RUNS) {
      RunRow row = new RunRow("run", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0);
      store.append(List.of(new NewTable(run, Table.RUN, 0, List.of(row))));
    }
    for (int turn = 0; turn < TURNS; turn++) {
      for (UUID run : RUNS) {
        store.append(List.of(scalars(run, turn)));
      }
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private int gather(Predicate<UUID> wanted) {
    return store.gather(wanted, Duration.ofMinutes(1));
  }

  private static NewTable scalars(UUID run, int turn) {
    long start = (long) turn * POINTS;
    return new NewTable(
        run,
        Table.SCALARS,
        turn,
        LongStream.range(start, start + POINTS)
            .mapToObj(
                step ->
                    new ScalarRow(
                        "t", step, 0, 0, Long.hashCode(step * 31 + run.hashCode()) % 1009))
            .toList());
  }

  private List<List<Object>> points(UUID run) {
    return store.answer(new Question.Scalars(run, Optional.empty())).rows();
  }

  @Test
  void rowsThatLayAmongThoseOfOthersAreTogetherAndTheSameAsBefore() {
    List<List<List<Object>>> before = RUNS.stream().map(this::points).toList();
    String era = store.era();
    assertThat(gather(run -> true)).isEqualTo(3);
    assertThat(RUNS.stream().map(this::points)).isEqualTo(before);
    assertThat(before.get(0)).hasSize(TURNS * POINTS);
    assertThat(store.era()).as("no answer has changed").isEqualTo(era);
    assertThat(gather(run -> true)).as("runs that are not together yet").isZero();
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void aRunGrowsAsBeforeAndWhatIsSentAgainIsStillKnown() {
    gather(RUNS.get(1)::equals);
    UUID run = RUNS.get(1);
    assertThat(store.append(List.of(scalars(run, 3), scalars(run, TURNS))))
        .extracting(receipt -> ((Receipt.Stored) receipt).added())
        .containsExactly(false, true);
    assertThat(points(run)).hasSize((TURNS + 1) * POINTS);
  }

  @Test
  void rowsOfRunsThatNobodyWantsGatheredStayWhereTheyAre() {
    assertThat(gather(RUNS.get(1)::equals)).isEqualTo(1);
    assertThat(gather(run -> false)).isZero();
    assertThat(gather(run -> !run.equals(RUNS.get(1)))).isEqualTo(2);
  }

  @Test
  void whatTheTimeIsTooShortForIsLeftForTheNextTime() {
    assertThat(store.gather(run -> true, Duration.ZERO)).isOne();
    assertThat(gather(run -> true)).isEqualTo(2);
  }

  @Test
  void whatWasGatheredIsSoAfterTheStoreWasOpenedAgain() {
    gather(run -> true);
    List<List<Object>> before = points(RUNS.get(2));
    store.close();
    store = RunStore.open(folder);
    assertThat(gather(run -> true)).isZero();
    assertThat(points(RUNS.get(2))).isEqualTo(before);
  }
}
