package org.conceptmonitor.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;

/**
 * The meters of one server, its JVM's among them, and {@code /metrics}, which tells them to
 * Prometheus. docs/operations.md lists them. Safe for use by several threads.
 */
public final class ServerMetrics implements AutoCloseable {
  /** Upper ends of the histogram's buckets of times, in milliseconds. */
  private static final double[] MILLIS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /** Makes the meters that don't depend on the server's parts. */
  public ServerMetrics() {
    registry.config().meterFilter(withoutGaugesOfVertx()).meterFilter(withHistograms());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  /*
   * Vert.x registers its gauges again for each request, and Micrometer warns of that. Counters and
   * timers are without that fault.
   */
  private static MeterFilter withoutGaugesOfVertx() {
    return MeterFilter.deny(
        id -> id.getType() == Meter.Type.GAUGE && id.getName().startsWith("vertx."));
  }

  private static MeterFilter withHistograms() {
    DistributionStatisticConfig buckets =
        DistributionStatisticConfig.builder()
            .serviceLevelObjectives(
                DoubleStream.of(MILLIS).map(ms -> ms * TimeUnit.MILLISECONDS.toNanos(1)).toArray())
            .build();
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getType() == Meter.Type.TIMER ? buckets.merge(config) : config;
      }
    };
  }

  /** Where the server's parts register their meters. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Makes Vert.x count requests by route, method and status. */
  public MetricsOptions vertxOptions() {
    return new MicrometerMetricsOptions()
        .setEnabled(true)
        .setRegistryName(UUID.randomUUID().toString())
        .addLabels(Label.HTTP_ROUTE, Label.HTTP_METHOD, Label.HTTP_CODE);
  }

  /** Makes Vert.x count here. */
  public VertxMetricsFactory vertxFactory() {
    return new MicrometerMetricsFactory(registry);
  }

  /**
   * Shows how much the data folder holds and what room is left.
   *
   * @param used bytes of all its files; asked at each scrape
   * @param free bytes that its disk has left; asked at each scrape
   */
  public void watchStore(LongSupplier used, LongSupplier free) {
    Gauge.builder("concept.monitor.store.size", used::getAsLong)
        .description("Size of the data folder")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("concept.monitor.store.free", free::getAsLong)
        .description("Room left on the disk of the data folder")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Adds the address. */
  public void mount(Router router) {
    router.get("/metrics").handler(this::scrape);
  }

  private void scrape(RoutingContext request) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .end(registry.scrape());
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
