package org.conceptmonitor.agent.transport;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/**
 * A sink's state as meters, each with the run's name as tag {@code run}. The registry keeps no sink
 * alive.
 *
 * @param sink whose state is measured
 * @param run its run's name
 */
public record SinkMeters(Sink sink, String run) implements MeterBinder {
  private static final String PREFIX = "concept.monitor.agent.";

  @Override
  public void bindTo(MeterRegistry registry) {
    counter(registry, "dropped", "Tables that were lost", SinkState::dropped);
    counter(registry, "retries", "Failed attempts to deliver a table", SinkState::retries);
    gauge(registry, "queue.tables", "tables", "Tables in memory", SinkState::queuedTables);
    gauge(registry, "queue.size", "bytes", "Memory they hold", SinkState::queuedBytes);
    gauge(registry, "spool.tables", "tables", "Tables on disk", SinkState::spooledTables);
    gauge(registry, "spool.size", "bytes", "What they take of it", SinkState::spooledBytes);
  }

  private void counter(
      MeterRegistry registry, String name, String what, ToDoubleFunction<SinkState> value) {
    FunctionCounter.builder(PREFIX + name, sink, measured -> value.applyAsDouble(measured.state()))
        .description(what)
        .tag("run", run)
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String unit,
      String what,
      ToDoubleFunction<SinkState> value) {
    Gauge.builder(PREFIX + name, sink, measured -> value.applyAsDouble(measured.state()))
        .description(what)
        .baseUnit(unit)
        .tag("run", run)
        .register(registry);
  }
}
