package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.junit.jupiter.api.Test;

class SystemScalarsTest {
  private final AtomicLong clock = new AtomicLong();
  private final SystemScalars scalars = new SystemScalars(clock::get);

  private static Map<String, Double> values(List<ScalarRow> rows) {
    return rows.stream().collect(Collectors.toMap(ScalarRow::tag, ScalarRow::value));
  }

  @Test
  void aSampleTellsMemoryAndWhatThePeriodTook() {
    clock.addAndGet(TimeUnit.DAYS.toNanos(1));
    List<ScalarRow> rows = scalars.sample(7, 2);
    assertThat(rows).extracting(ScalarRow::step).containsOnly(7L);
    assertThat(rows).extracting(ScalarRow::epoch).containsOnly(2);
    Map<String, Double> values = values(rows);
    assertThat(values)
        .containsOnlyKeys(
            "system/heap_bytes", "system/process_bytes", "system/cpu_cores", "system/gc_share");
    assertThat(values.get("system/heap_bytes")).isPositive();
    assertThat(values.get("system/process_bytes")).isGreaterThan(1 << 20);
    assertThat(values.get("system/cpu_cores")).isBetween(0.0, 1.0);
    assertThat(values.get("system/gc_share")).isBetween(0.0, 1.0);
  }

  @Test
  void thePeriodOfARateEndsWithItsSample() {
    clock.addAndGet(1);
    double first = values(scalars.sample(1, 0)).get("system/cpu_cores");
    clock.addAndGet(TimeUnit.DAYS.toNanos(1_000));
    double second = values(scalars.sample(2, 0)).get("system/cpu_cores");
    assertThat(first).isGreaterThanOrEqualTo(0);
    assertThat(second).isBetween(0.0, 0.001);
  }

  @Test
  void aPeriodWithoutTimeHasNoRates() {
    assertThat(values(scalars.sample(1, 0)))
        .containsOnlyKeys("system/heap_bytes", "system/process_bytes");
  }
}
