package org.conceptmonitor.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.server.store.Compaction;
import org.conceptmonitor.server.store.Retention;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the rows of a run together once it sends no more; where it is told to, thins runs by a
 * policy while nobody sends, and gives the room back to the disk. Deleted runs stay restorable.
 * Looks again and again, until it is undeployed; that waits for what is under way.
 */
final class Housekeeping extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration KEEP_DELETED = Duration.ofDays(365_000);

  private final RunStore store;
  private final Optional<Retention> retention;
  private final Duration period;
  private Future<Integer> look = Future.succeededFuture(0);
  private Map<UUID, String> seen = Map.of();
  private Map<UUID, String> gathered = Map.of();
  private volatile boolean stops;
  private long timer;

  Housekeeping(RunStore store, Optional<Retention> retention, Duration period) {
    this.store = store;
    this.retention = retention;
    this.period = period;
  }

  @Override
  public Future<?> start() {
    timer = vertx.setPeriodic(period.toMillis(), tick -> lookUnlessLooking());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stops = true;
    vertx.cancelTimer(timer);
    return look.otherwiseEmpty();
  }

  private void lookUnlessLooking() {
    if (look.isComplete()) {
      look = vertx.executeBlocking(this::look);
    }
  }

  /**
   * Gathers the rows of runs of which nothing was stored since the last look; thins and compacts if
   * nothing was stored at all. Says how many epochs went.
   */
  int look() {
    Map<UUID, String> now = store.marks();
    Map<UUID, String> quiet = new HashMap<>(now);
    quiet.entrySet().retainAll(seen.entrySet());
    seen = now;
    try {
      gather(quiet);
      return quiet.equals(now) ? thin() : 0;
    } catch (StoreException e) {
      LOG.atWarn().addKeyValue("event", "housekeeping-failed").log(e.getMessage());
      return 0;
    }
  }

  /* A third of the time: many runs take several looks. */
  private void gather(Map<UUID, String> quiet) {
    if (gathered.entrySet().containsAll(quiet.entrySet())) {
      return;
    }
    int runs = store.gather(run -> quiet.containsKey(run) && !stops, period.dividedBy(3));
    if (runs > 0) {
      LOG.atInfo().addKeyValue("event", "runs-gathered").addKeyValue("runs", runs).log("");
    } else {
      gathered = quiet;
    }
  }

  private int thin() {
    return retention.filter(policy -> !store.thinnable(policy).isEmpty()).map(this::thin).orElse(0);
  }

  private int thin(Retention policy) {
    List<Retention.Epoch> gone = store.thin(policy);
    LOG.atInfo()
        .addKeyValue("event", "runs-thinned")
        .addKeyValue("runs", gone.stream().map(Retention.Epoch::run).distinct().count())
        .addKeyValue("epochs", gone.size())
        .log("");
    Compaction compaction = store.compact(KEEP_DELETED);
    LOG.atInfo()
        .addKeyValue("event", "store-compacted")
        .addKeyValue("bytesBefore", compaction.bytesBefore())
        .addKeyValue("bytesAfter", compaction.bytesAfter())
        .log("");
    return gone.size();
  }
}
