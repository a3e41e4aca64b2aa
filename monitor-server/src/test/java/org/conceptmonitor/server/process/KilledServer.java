package org.conceptmonitor.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.Receipt;
import org.conceptmonitor.server.store.RunStore;

/**
 * Kills a server again and again while four agents send, and compares what is on disk with what it
 * acknowledged. Batches and moments come from one seed; what a kill finds under way is up to the
 * machine.
 */
final class KilledServer {
  private static final int AGENTS = 4;
  private static final int MOST_BATCHES = 100;

  private final Path data;
  private final Random random;
  private final List<ResendingAgent> agents;

  /**
   * Prepares a run.
   *
   * @param data an empty folder
   * @param seed of batches and moments
   */
  KilledServer(Path data, long seed) {
    System.out.println("killed server, seed " + seed);
    this.data = data;
    this.random = new Random(seed);
    this.agents =
        IntStream.range(0, AGENTS).mapToObj(i -> new ResendingAgent(i, random.nextLong())).toList();
  }

  /**
   * Sends, kills and compares; lets the last server end by itself and compares once more.
   *
   * @return number of batches that were acknowledged
   */
  int run(int kills) throws Exception {
    for (int i = 0; i < kills; i++) {
      ServerProcess server = ServerProcess.start(data);
      send(server, server::kill);
      requireAcknowledged();
    }
    try (ServerProcess server = ServerProcess.start(data)) {
      send(server, () -> {});
    }
    requireAcknowledged();
    return agents.stream().mapToInt(agent -> agent.acknowledged().size()).sum();
  }

  private void send(ServerProcess server, Runnable whenEnough)
      throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(1 + random.nextInt(MOST_BATCHES));
    ExecutorService threads = Executors.newFixedThreadPool(AGENTS);
    try {
      List<Future<?>> sending = new ArrayList<>();
      for (ResendingAgent agent : agents) {
        sending.add(
            threads.submit(
                () -> {
                  agent.send(server.uri(), left, whenEnough);
                  return null;
                }));
      }
      for (Future<?> future : sending) {
        future.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private void requireAcknowledged() {
    try (RunStore store = RunStore.open(data)) {
      assertThat(store.verify()).isEmpty();
      for (ResendingAgent agent : agents) {
        if (!agent.acknowledged().isEmpty()) {
          requireScalars(store, agent);
          requireKnown(store, agent);
        }
      }
    }
  }

  /** Every acknowledged row is there once; of other batches, at most the one under way. */
  private static void requireScalars(RunStore store, ResendingAgent agent) {
    Map<Long, Integer> stored = new TreeMap<>();
    for (List<Object> row :
        store.answer(new Question.Scalars(agent.run(), Optional.empty())).rows()) {
      long sequence = (int) row.get(2);
      assertThat(row.get(4)).isEqualTo(ResendingAgent.value(sequence, (long) row.get(1)));
      stored.merge(sequence, 1, Integer::sum);
    }
    stored.remove(agent.underWay());
    Map<Long, Integer> expected = new TreeMap<>(agent.acknowledged());
    expected.keySet().removeIf(sequence -> !ResendingAgent.isOfScalars(sequence));
    assertThat(stored).isEqualTo(expected);
  }

  /** Every acknowledged batch, sent again, is recognised. */
  private static void requireKnown(RunStore store, ResendingAgent agent) {
    List<NewTable> again = new ArrayList<>();
    for (long sequence = 1; sequence < agent.acknowledged().size(); sequence++) {
      Table table = ResendingAgent.isOfScalars(sequence) ? Table.SCALARS : Table.NEURONS;
      again.add(new NewTable(agent.run(), table, sequence, ResendingAgent.any(table)));
    }
    assertThat(store.append(again)).noneMatch(receipt -> ((Receipt.Stored) receipt).added());
  }
}
