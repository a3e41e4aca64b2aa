package org.conceptmonitor.server.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.conceptmonitor.server.store.AlertLimits;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.Receipt;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.UnknownRunException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at runs as they grow and tells of each alert once: when the moment that it is about was
 * committed. What is stored already when the server starts is told of on the page only. One worker
 * thread at most looks at a time, and what was committed meanwhile is looked at together. Safe for
 * use by several threads.
 */
public final class AlertWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

  private record Grown(String name, Moments moments) {}

  private final Vertx vertx;
  private final RunStore store;
  private final AlertLimits limits;
  private final Consumer<Alert> webhooks;
  private final MeterRegistry metrics;
  private final Map<UUID, Grown> waiting = new HashMap<>();

  /* Tags by run: a series that has gone wrong goes on so, and only its first such value counts. */
  private final Map<UUID, Set<String>> settled = new HashMap<>();

  private boolean looking;
  private Future<Void> look = Future.succeededFuture();

  /**
   * Makes the watch.
   *
   * @param store already holds what {@link #committed} tells of
   * @param metrics counts alerts by rule
   */
  public AlertWatch(Vertx vertx, RunStore store, AlertOptions options, MeterRegistry metrics) {
    this.vertx = vertx;
    this.store = store;
    this.limits = options.limits();
    this.webhooks = new Webhooks(vertx, options.webhooks(), metrics)::tell;
    this.metrics = metrics;
  }

  /** Takes note of a commit; returns at once. */
  public void committed(NewTable table, Receipt.Stored stored) {
    Moments moments = Moments.of(table, settled(table.run()));
    if (moments.isEmpty()) {
      return;
    }
    synchronized (this) {
      waiting
          .computeIfAbsent(table.run(), run -> new Grown(stored.name(), new Moments()))
          .moments()
          .addAll(moments);
      if (looking) {
        return;
      }
      looking = true;
      look = vertx.executeBlocking(this::look, false);
    }
  }

  /** Completes once nobody looks any more at what was committed so far. */
  public synchronized Future<Void> looked() {
    return look;
  }

  private synchronized Set<String> settled(UUID run) {
    return Set.copyOf(settled.getOrDefault(run, Set.of()));
  }

  private synchronized void settle(UUID run, Set<String> tags) {
    if (!tags.isEmpty()) {
      settled.computeIfAbsent(run, none -> new HashSet<>()).addAll(tags);
    }
  }

  private Void look() {
    for (Map<UUID, Grown> grown = next(); !grown.isEmpty(); grown = next()) {
      grown.forEach(this::look);
    }
    return null;
  }

  private synchronized Map<UUID, Grown> next() {
    Map<UUID, Grown> next = Map.copyOf(waiting);
    waiting.clear();
    looking = !next.isEmpty();
    return next;
  }

  @SuppressWarnings("CatchingUnchecked") // one run's trouble must not end the watch over others
  private void look(UUID run, Grown grown) {
    try {
      alerts(run, grown).forEach(this::tell);
      settle(run, grown.moments().odd());
    } catch (UnknownRunException e) {
      // deleted meanwhile
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("event", "alerts-unknown").addKeyValue("run", run).log("", e);
    }
  }

  private List<Alert> alerts(UUID run, Grown grown) {
    List<Alert> alerts =
        new ArrayList<>(
            Alert.all(run, grown.name(), store.answer(new Question.Alerts(run, limits))));
    alerts.removeIf(alert -> !grown.moments().include(alert));
    return alerts;
  }

  private void tell(Alert alert) {
    metrics.counter("concept.monitor.alerts", "rule", alert.rule()).increment();
    LOG.atWarn()
        .addKeyValue("event", "alert")
        .addKeyValue("rule", alert.rule())
        .addKeyValue("run", alert.run())
        .addKeyValue("name", alert.name())
        .log(alert.message());
    webhooks.accept(alert);
  }
}
