package org.conceptmonitor.agent.transport;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.conceptmonitor.agent.spool.TableId;
import org.slf4j.Logger;

/**
 * What the user reads about deliveries: each condition once, not once per table or epoch. Safe for
 * use by several threads.
 */
final class DeliveryLog {
  private final Logger log;
  private final URI server;
  private final Optional<Path> spool;
  private boolean outage;
  private boolean diskFailed;
  private boolean diskWorks = true;
  private boolean diskWasFull;
  private long reported;
  private String lastRefusal = "";
  private Optional<String> problem = Optional.empty();
  private String shownName;

  /**
   * @param spool the folder of the spool; none if tables wait in memory only
   */
  DeliveryLog(Logger log, URI server, Optional<Path> spool) {
    this.log = log;
    this.server = server;
    this.spool = spool;
  }

  void tokenIsReadable() {
    log.warn(
        "The token for {} travels unencrypted, and whoever reads it can write there: use https.",
        server);
  }

  private String waitingPlace() {
    return spool.map(folder -> "on disk in " + folder).orElse("in memory");
  }

  /**
   * A table could not be delivered now. A single failure to connect is not worth a line: the server
   * may have closed a connection that idled.
   *
   * @param failures attempts in a row
   */
  synchronized void notNow(Answer.NotNow answer, int failures) {
    problem = Optional.of(answer.reason());
    if (outage || (failures == 1 && answer instanceof Answer.Unavailable)) {
      return;
    }
    outage = true;
    if (answer instanceof Answer.Denied) {
      log.warn(
          "The Concept Monitor server at {} does not let this agent in ({}). Training goes on and"
              + " results wait {}; give the agent the server's write token with token(...) or the"
              + " environment variable {}.",
          server,
          answer.reason(),
          waitingPlace(),
          ServerAccess.TOKEN_VARIABLE);
    } else if (answer instanceof Answer.Full) {
      log.warn(
          "The Concept Monitor server at {} has no room ({}). Training goes on and results wait {};"
              + " once there is room they arrive by themselves.",
          server,
          answer.reason(),
          waitingPlace());
    } else {
      log.warn(
          "No results reach the Concept Monitor server at {} ({}). Training goes on and results"
              + " wait {}; start the server there, or correct the address.",
          server,
          answer.reason(),
          waitingPlace());
    }
  }

  /**
   * A table arrived.
   *
   * @param dropped all tables dropped so far
   */
  synchronized void delivered(long dropped) {
    if (outage) {
      outage = false;
      log.info(
          "The Concept Monitor server at {} is back; {} tables were dropped meanwhile.",
          server,
          dropped - reported);
      reported = dropped;
    }
  }

  /** The queue is empty: all tables dropped because it was full are known. */
  synchronized void caughtUp(long dropped) {
    diskWasFull = false;
    writtenUp();
    if (dropped > reported) {
      log.warn(
          "{} tables were dropped because the Concept Monitor server at {} was too slow.",
          dropped - reported,
          server);
      reported = dropped;
    }
  }

  /** Tables had to go because another one of their epoch was lost, which was reported then. */
  synchronized void lostWithItsEpoch(int lost) {
    reported += lost;
  }

  /**
   * The server refused a table.
   *
   * @param lost how many tables were lost by that: its epoch is not shown in part
   */
  synchronized void refused(TableId table, Answer answer, int lost) {
    reported += lost;
    String reason = answer.reason();
    problem = Optional.of(reason);
    if (!reason.equals(lastRefusal)) {
      lastRefusal = reason;
      log.warn(
          "The Concept Monitor server at {} refused table {} with {}. It was dropped; later"
              + " refusals for the same reason are only counted.",
          server,
          table.table().wireName(),
          reason);
    }
  }

  /**
   * A table can't be encoded or read.
   *
   * @param lost how many tables were lost by that
   */
  synchronized void failed(TableId table, Exception e, int lost) {
    reported += lost;
    problem = Optional.of(e.toString());
    log.warn("Table {} could not be sent and was dropped.", table.table().wireName(), e);
  }

  /** What went wrong last, if anything did. */
  synchronized Optional<String> problem() {
    return problem;
  }

  synchronized void named(String wished, String shown) {
    if (!shown.equals(wished) && !shown.equals(shownName)) {
      log.info("A run named '{}' exists already: this one is shown as '{}'.", wished, shown);
    }
    shownName = shown;
  }

  /** A disk that is nearly full fails and works in turns; that is one condition. */
  synchronized void diskFails(Exception e) {
    diskWorks = false;
    if (!diskFailed) {
      diskFailed = true;
      log.warn(
          "Results can't wait {} ({}). They wait in memory meanwhile, and those that find no room"
              + " are dropped and counted; make room there, or choose another folder.",
          waitingPlace(),
          e.toString());
    }
  }

  synchronized void diskWorks() {
    diskWorks = true;
  }

  /** Everything that waited for the disk was written or delivered. */
  synchronized void writtenUp() {
    if (diskFailed && diskWorks) {
      diskFailed = false;
      log.info("Results wait {} again.", waitingPlace());
    }
  }

  synchronized void spoolFull(long capacity) {
    if (!diskWasFull) {
      diskWasFull = true;
      log.warn(
          "The results that wait {} take the {} MiB that they may: the oldest are dropped and"
              + " counted until the server takes more.",
          waitingPlace(),
          capacity >> 20);
    }
  }

  synchronized void abandoned(SinkState left) {
    if (left.queuedTables() > 0) {
      log.warn(
          "{} tables were not delivered to {} before the end and are lost.",
          left.queuedTables(),
          server);
    }
    if (left.spooledTables() > 0) {
      log.warn(
          "{} tables were not delivered to {} before the end and wait {}: the next run's agent"
              + " delivers them, or the command 'replay' with this folder.",
          left.spooledTables(),
          server,
          waitingPlace());
    }
  }

  synchronized void unrecorded(int left) {
    if (left > 0) {
      log.warn("{} tables were not written to {} before the end and are lost.", left, spool.get());
    }
  }
}
