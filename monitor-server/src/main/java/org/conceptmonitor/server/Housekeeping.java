package org.conceptmonitor.server;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import org.conceptmonitor.server.store.Compaction;
import org.conceptmonitor.server.store.Retention;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreException;
import org.conceptmonitor.server.store.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thins the runs by a policy while nobody sends, and gives the room back to the disk. Deleted runs
 * stay restorable. Looks again and again, until it is undeployed; that waits for a look under way.
 */
final class Housekeeping extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration KEEP_DELETED = Duration.ofDays(365_000);

  private final RunStore store;
  private final Retention retention;
  private final Duration period;
  private Future<Integer> look = Future.succeededFuture(0);
  private long timer;
  private long seen = -1;

  Housekeeping(RunStore store, Retention retention, Duration period) {
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
    vertx.cancelTimer(timer);
    return look.otherwiseEmpty();
  }

  private void lookUnlessLooking() {
    if (look.isComplete()) {
      look = vertx.executeBlocking(this::look);
    }
  }

  /** Thins and compacts if nothing was stored since the last look; says how many epochs went. */
  int look() {
    long newest = store.version(Topic.RUNS);
    boolean idle = newest == seen;
    seen = newest;
    try {
      return idle && !store.thinnable(retention).isEmpty() ? tidy() : 0;
    } catch (StoreException e) {
      LOG.atWarn().addKeyValue("event", "thinning-failed").log(e.getMessage());
      return 0;
    }
  }

  private int tidy() {
    List<Retention.Epoch> gone = store.thin(retention);
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
