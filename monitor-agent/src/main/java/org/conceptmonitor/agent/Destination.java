package org.conceptmonitor.agent;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.conceptmonitor.agent.transport.HttpSink;
import org.conceptmonitor.agent.transport.HttpSinkBuilder;
import org.conceptmonitor.agent.transport.Sink;
import org.conceptmonitor.agent.transport.SinkMeters;

/** Where the user wants the tables to go. Not safe for use by several threads. */
final class Destination {
  private URI server = HttpSink.DEFAULT_SERVER;
  private Consumer<HttpSinkBuilder> delivery = http -> {};
  private Optional<Supplier<Sink>> otherThanServer = Optional.empty();
  private Optional<MeterRegistry> meters = Optional.empty();

  void server(URI address) {
    server = Objects.requireNonNull(address, "server");
  }

  void delivery(Consumer<HttpSinkBuilder> options) {
    delivery = delivery.andThen(options);
  }

  void sink(Supplier<Sink> made) {
    otherThanServer = Optional.of(made);
  }

  void meters(MeterRegistry registry) {
    meters = Optional.of(registry);
  }

  /**
   * Opens the way there.
   *
   * @param run the run's name
   */
  Sink open(String run) {
    Sink sink = otherThanServer.orElse(this::http).get();
    meters.ifPresent(registry -> new SinkMeters(sink, run).bindTo(registry));
    return sink;
  }

  private Sink http() {
    HttpSinkBuilder http = HttpSink.builder(server);
    delivery.accept(http);
    return http.build();
  }
}
