package org.conceptmonitor.agent.transport;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.conceptmonitor.agent.spool.SpoolFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tables of one run in a folder, each as an Arrow stream in a file of its own: {@code
 * FOLDER/RUN/000000000012-neurons.arrows}. A {@link Replay} shows them on a server's page as if
 * they had been sent there. Written on a daemon thread; where the disk is full, tables wait in
 * memory up to a bound, and those beyond it are refused. The end waits up to 5 s for what is
 * unwritten.
 */
public final class RecordingSink extends QueuedSink {
  private static final long QUEUE_BYTES = 64L << 20;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  RecordingSink(Path folder, BackOff backOff, Logger logger) {
    super(
        new DeliveryQueue(QUEUE_BYTES, false),
        new SpoolFolder(folder),
        Optional.empty(),
        CLOSE_TIMEOUT,
        new DeliveryLog(logger, URI.create(""), Optional.of(folder)));
    threads().deliver(new Recorder(backlog(), backOff, log()));
  }

  /**
   * Starts a recording.
   *
   * @param folder for this run and others; made if it is missing
   */
  public static RecordingSink to(Path folder) {
    return new RecordingSink(
        folder, BackOff.standard(), LoggerFactory.getLogger(RecordingSink.class));
  }

  @Override
  void report(SinkState left) {
    log().unrecorded(left.queuedTables());
  }
}
