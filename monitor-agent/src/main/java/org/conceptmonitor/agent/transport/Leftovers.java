package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.spool.RunFolder;
import org.conceptmonitor.agent.spool.SpoolFolder;
import org.slf4j.Logger;

/**
 * Delivers what earlier runs, killed or cut off from their server, left in the spool for the same
 * server; runs that another process works on are left to it. Used by one thread.
 */
final class Leftovers implements Runnable {
  private final SpoolFolder spool;
  private final long capacity;
  private final URI server;
  private final FolderDelivery delivery;
  private final Logger log;

  /**
   * @param capacity most bytes that all of them may take
   */
  Leftovers(SpoolFolder spool, long capacity, URI server, FolderDelivery delivery, Logger log) {
    this.spool = spool;
    this.capacity = capacity;
    this.server = server;
    this.delivery = delivery;
    this.log = log;
  }

  /** Runs until all are delivered or until the thread is interrupted. */
  @Override
  public void run() {
    try {
      int deleted = spool.trim(capacity);
      if (deleted > 0) {
        log.warn(
            "{} runs of {} that waited for their server longest were deleted: all of them may take"
                + " {} MiB.",
            deleted,
            spool.path(),
            capacity >> 20);
      }
      spool.runs().forEach(this::deliver);
    } catch (IOException e) {
      log.warn("What earlier runs left in {} can't be listed ({}).", spool.path(), e.toString());
    }
  }

  private void deliver(UUID run) {
    if (Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      Optional<RunFolder> unused = spool.open(run);
      if (unused.isPresent()) {
        deliver(unused.get());
      }
    } catch (IOException | RuntimeException e) {
      log.warn("What run {} left in {} can't be delivered ({}).", run, spool.path(), e.toString());
    }
  }

  private void deliver(RunFolder unused) throws IOException {
    try (RunFolder folder = unused) {
      if (folder.server().equals(Optional.of(server))) {
        report(folder.run(), delivery.deliver(folder, server));
      }
    }
  }

  private void report(UUID run, Replay.Result result) {
    if (result.delivered() + result.dropped() > 0) {
      log.info(
          "{} tables that run {} had left in {} were delivered, {} were damaged or refused, {} are"
              + " left.",
          result.delivered(),
          run,
          spool.path(),
          result.dropped(),
          result.left());
    }
  }
}
