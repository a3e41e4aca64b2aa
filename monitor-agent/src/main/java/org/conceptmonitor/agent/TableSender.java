package org.conceptmonitor.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.transport.Sink;

/**
 * Sends tables in an order that the server can use: those that describe the run first, tried again
 * until the sink takes them, and nothing before them. Safe for use by several threads.
 */
final class TableSender {
  /** So many vectors of 400 numbers stay well below what a server accepts at once. */
  private static final int MOST_ROWS = 20_000;

  private final Sink sink;
  private final Deque<List<? extends Row>> announcements = new ArrayDeque<>();
  private boolean runAnnounced;

  TableSender(Sink sink) {
    this.sink = sink;
  }

  /** Sends a table that describes the run; the first one is table run. */
  synchronized void announce(List<? extends Row> rows) {
    announcements.addAll(parts(rows));
    sendAnnouncements();
  }

  private void sendAnnouncements() {
    while (!announcements.isEmpty() && sink.send(announcements.peek())) {
      announcements.remove();
      runAnnounced = true;
    }
  }

  /** Whether table run is on its way. */
  synchronized boolean runAnnounced() {
    sendAnnouncements();
    return runAnnounced;
  }

  /**
   * Sends a table, in several parts if it is long; one without rows is not worth a request.
   *
   * @return false if it was refused
   */
  synchronized boolean send(List<? extends Row> rows) {
    sendAnnouncements();
    return announcements.isEmpty() && parts(rows).stream().allMatch(sink::send);
  }

  private static List<List<? extends Row>> parts(List<? extends Row> rows) {
    List<List<? extends Row>> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += MOST_ROWS) {
      parts.add(rows.subList(from, Math.min(rows.size(), from + MOST_ROWS)));
    }
    return parts;
  }
}
