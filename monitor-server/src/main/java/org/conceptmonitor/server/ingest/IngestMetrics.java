package org.conceptmonitor.server.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.function.Supplier;
import org.conceptmonitor.server.store.NewTable;

/** What the server counts of the tables that agents send. Safe for use by several threads. */
final class IngestMetrics {
  private final MeterRegistry registry;
  private final Timer commit;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.commit =
        Timer.builder("concept.monitor.ingest.commit")
            .description("Time of a transaction of one or more tables")
            .register(registry);
  }

  /** Shows how many tables wait for their commit. */
  void watchQueue(Collection<?> waiting) {
    Gauge.builder("concept.monitor.ingest.queue", waiting, Collection::size)
        .description("Tables that wait for their commit")
        .register(registry);
  }

  <T> T timeCommit(Supplier<T> work) {
    return commit.record(work);
  }

  void stored(NewTable table, int bytes) {
    String name = table.table().wireName();
    registry.counter("concept.monitor.ingest.tables", "table", name).increment();
    registry.counter("concept.monitor.ingest.rows", "table", name).increment(table.rowCount());
    registry.counter("concept.monitor.ingest.bytes", "table", name).increment(bytes);
  }

  void refused(int status) {
    registry
        .counter("concept.monitor.ingest.refused", "status", String.valueOf(status))
        .increment();
  }
}
