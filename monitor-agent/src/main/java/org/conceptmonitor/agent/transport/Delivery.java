package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.util.Optional;
import org.conceptmonitor.agent.protocol.Table;

/**
 * Delivers a queue, one table after the other, each until the server took or refused it. What was
 * refused or can't be read is lost, and with it the rest of its epoch. A server that does not know
 * the run is told about it first. Used by one thread.
 */
final class Delivery implements Runnable {
  private final Backlog backlog;
  private final DeliveryQueue queue;
  private final TableClient client;
  private final Retries retries;
  private final DeliveryLog log;
  private final RunDescription description;

  Delivery(
      Backlog backlog,
      RunDescription description,
      TableClient client,
      Retries retries,
      DeliveryLog log) {
    this.backlog = backlog;
    this.queue = backlog.queue();
    this.client = client;
    this.retries = retries;
    this.log = log;
    this.description = description;
  }

  /** Runs until the queue is closed and empty, retries are used up, or the thread interrupted. */
  @Override
  public void run() {
    try {
      Optional<WaitingTable> next = queue.first();
      while (next.isPresent() && deliverOrLose(next.get())) {
        if (queue.isEmpty()) {
          log.caughtUp(backlog.counts().dropped());
        }
        next = queue.first();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns false if the retries are used up. */
  private boolean deliverOrLose(WaitingTable waiting) throws InterruptedException {
    try {
      if (queue.isLost(waiting)) {
        log.lostWithItsEpoch(lose(waiting));
        return true;
      }
      return deliver(waiting);
    } catch (IOException | RuntimeException e) {
      Interrupts.rethrow(e);
      log.failed(waiting.id(), e, lose(waiting));
      return true;
    }
  }

  private int lose(WaitingTable waiting) {
    try {
      return backlog.lose(waiting);
    } catch (IOException e) {
      log.diskFails(e);
      return 1;
    }
  }

  private boolean deliver(WaitingTable waiting) throws IOException, InterruptedException {
    EncodedTable table = backlog.load(waiting);
    Answer answer = post(table);
    for (int failures = 1; answer instanceof Answer.NotNow notNow; failures++) {
      log.notNow(notNow, failures);
      backlog.counts().retry();
      if (failures > retries.most()) {
        return false;
      }
      queue.pause(retries.waitAfter(notNow, failures));
      answer = post(table);
    }
    if (answer instanceof Answer.Stored) {
      delivered(table);
      return true;
    }
    log.refused(table.id(), answer, lose(waiting));
    return true;
  }

  private void delivered(EncodedTable table) {
    log.delivered(backlog.counts().dropped());
    boolean onDisk = false;
    try {
      onDisk = backlog.delivered(table.id());
    } catch (IOException e) {
      log.diskFails(e);
    }
    description.add(table.id(), onDisk ? () -> backlog.stored(table.id()) : () -> table);
  }

  private Answer post(EncodedTable table) throws IOException, InterruptedException {
    Answer answer = postNamed(table);
    if (!(answer instanceof Answer.UnknownRun) || description.isEmpty()) {
      return answer;
    }
    for (EncodedTable part : description.load()) {
      Answer told = postNamed(part);
      if (!(told instanceof Answer.Stored)) {
        return told;
      }
    }
    Answer second = client.post(table);
    return second instanceof Answer.UnknownRun unknown
        ? new Answer.Unavailable(unknown.reason())
        : second;
  }

  private Answer postNamed(EncodedTable table) throws IOException, InterruptedException {
    Answer answer = client.post(table);
    if (table.id().table() == Table.RUN && answer instanceof Answer.Stored stored) {
      log.named(table.runName(), stored.runName());
    }
    return answer;
  }
}
