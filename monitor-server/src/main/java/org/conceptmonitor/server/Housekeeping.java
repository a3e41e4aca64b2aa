package org.conceptmonitor.server;

import io.vertx.core.Vertx;
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
 * stay restorable. Used by one thread at a time.
 */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration KEEP_DELETED = Duration.ofDays(365_000);

  private final RunStore store;
  private final Retention retention;
  private long seen = -1;

  Housekeeping(RunStore store, Retention retention) {
    this.store = store;
    this.retention = retention;
  }

  /** Looks again and again, until the server ends. */
  void start(Vertx vertx, Duration period) {
    vertx.setPeriodic(period.toMillis(), timer -> vertx.executeBlocking(this::look));
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
