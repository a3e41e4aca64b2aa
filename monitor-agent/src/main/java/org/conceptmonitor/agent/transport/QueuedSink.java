package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.spool.SpoolFolder;

/** A sink whose tables wait in a queue until threads of its own have dealt with them. */
abstract class QueuedSink implements Sink {
  private final UUID run = UUID.randomUUID();
  private final DeliveryCounts counts = new DeliveryCounts();
  private final SinkThreads threads;
  private final DeliveryQueue queue;
  private final DeliveryLog log;
  private final Spool spool;

  /**
   * @param spool where the run's folder is made; only used by the threads
   * @param server where the tables go; none for a recording
   * @param closeTimeout how long the end waits for the threads
   */
  QueuedSink(
      DeliveryQueue queue,
      SpoolFolder spool,
      Optional<URI> server,
      Duration closeTimeout,
      DeliveryLog log) {
    this.queue = queue;
    this.spool = new Spool(spool, run, server);
    this.threads = new SinkThreads(closeTimeout);
    this.log = log;
  }

  final SinkThreads threads() {
    return threads;
  }

  final DeliveryLog log() {
    return log;
  }

  /** The queue with its files and counts, for the threads. */
  final Backlog backlog() {
    return new Backlog(queue, spool, counts);
  }

  /** Tells the user what is left at the end. */
  abstract void report(SinkState left);

  /** The number of the run, drawn when this sink was built. */
  public final UUID run() {
    return run;
  }

  @Override
  public final boolean send(List<? extends Row> rows) {
    boolean accepted = queue.offer(rows);
    if (!accepted) {
      counts.drop(1);
    }
    return accepted;
  }

  @Override
  public final SinkState state() {
    return queue.state(counts);
  }

  @Override
  public final void close() {
    boolean first = queue.close();
    threads.end();
    if (first) {
      SinkState left = queue.state(counts);
      counts.drop(left.queuedTables());
      report(left);
      closeSpool();
    }
  }

  private void closeSpool() {
    try {
      spool.close();
    } catch (IOException e) {
      log.diskFails(e);
    }
  }
}
