package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.conceptmonitor.agent.protocol.Row;
import org.junit.jupiter.api.Test;

class SinkMetersTest {
  private static final Sink SINK =
      new Sink() {
        @Override
        public boolean send(List<? extends Row> rows) {
          return false;
        }

        @Override
        public SinkState state() {
          return new SinkState(1, 2, 3, 4, 5, 6);
        }

        @Override
        public void close() {}
      };

  @Test
  void everyPartOfTheStateIsAMeterOfTheRun() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();

    new SinkMeters(SINK, "baseline").bindTo(registry);

    assertThat(registry.getMeters())
        .extracting(
            meter -> meter.getId().getName(),
            meter -> meter.getId().getTag("run"),
            meter -> meter.measure().iterator().next().getValue())
        .containsExactlyInAnyOrder(
            tuple("dropped", 1),
            tuple("retries", 2),
            tuple("queue.tables", 3),
            tuple("queue.size", 4),
            tuple("spool.tables", 5),
            tuple("spool.size", 6));
  }

  private static org.assertj.core.groups.Tuple tuple(String name, double value) {
    return org.assertj.core.api.Assertions.tuple(
        "concept.monitor.agent." + name, "baseline", value);
  }
}
