package org.conceptmonitor.server.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiConsumer;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Receipt;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreException;
import org.conceptmonitor.server.store.StoreFullException;

/**
 * One thread that commits. A commit costs a few milliseconds whatever its size, so all tables that
 * wait go into one transaction. Should that fail, each is tried on its own, so that none fails for
 * another's sake.
 */
final class CommitQueue implements AutoCloseable {
  private static final int CAPACITY = 1024;
  private static final int GROUP = 256;

  private final RunStore store;
  private final BiConsumer<NewTable, Receipt.Stored> committed;
  private final IngestMetrics metrics;
  private final BlockingQueue<Submission> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final TaskThread thread = new TaskThread("concept-monitor-commit");

  CommitQueue(
      RunStore store, BiConsumer<NewTable, Receipt.Stored> committed, IngestMetrics metrics) {
    this.store = store;
    this.committed = committed;
    this.metrics = metrics;
    metrics.watchQueue(waiting);
  }

  /** Takes a table, unless too many wait or the queue is closed. */
  boolean offer(Submission submission) {
    return waiting.offer(submission) && thread.offer(this::commitWaiting);
  }

  private void commitWaiting() {
    List<Submission> group = new ArrayList<>();
    waiting.drainTo(group, GROUP);
    try {
      commit(group);
    } finally {
      group.forEach(Submission::failUndecided);
    }
  }

  private void commit(List<Submission> group) {
    try {
      append(group);
    } catch (StoreFullException e) {
      group.forEach(submission -> submission.refuse(e));
    } catch (StoreException e) {
      if (group.size() == 1) {
        group.get(0).refuse(e);
      } else {
        group.forEach(submission -> commit(List.of(submission)));
      }
    }
  }

  private void append(List<Submission> group) {
    if (group.isEmpty()) {
      return;
    }
    List<NewTable> tables = group.stream().map(Submission::table).toList();
    List<Receipt> receipts = metrics.timeCommit(() -> store.append(tables));
    for (int i = 0; i < receipts.size(); i++) {
      acknowledge(group.get(i), receipts.get(i));
    }
  }

  private void acknowledge(Submission submission, Receipt receipt) {
    if (receipt instanceof Receipt.Stored stored && stored.added()) {
      NewTable table = submission.table();
      metrics.stored(table, submission.size());
      committed.accept(table, stored);
    }
    submission.decide(receipt);
  }

  /** Commits what waits, then ends the thread. */
  @Override
  public void close() {
    thread.close();
  }
}
