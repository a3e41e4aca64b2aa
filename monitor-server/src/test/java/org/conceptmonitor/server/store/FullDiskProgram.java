package org.conceptmonitor.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.Table;

/**
 * Fills a small disk for real, behind the back of the store's own check: {@code FullDiskProgram
 * FOLDER ROUNDS}, the folder on a disk of 100 to 500 MB that holds nothing else, for example a
 * tmpfs. Ends with the first batch that is lost or that the store does not take once there is room.
 */
final class FullDiskProgram {
  private static final UUID RUN = new UUID(0x71, 0x72);

  private final Path folder;
  private int acknowledged;

  private FullDiskProgram(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    FullDiskProgram program = new FullDiskProgram(Path.of(arguments[0]));
    Path data = Files.createDirectories(program.folder.resolve("data"));
    FreeSpace unchecked = new FreeSpace(data, () -> Long.MAX_VALUE);
    try (RunStore store = RunStore.open(data, unchecked, Clock.systemUTC())) {
      RunRow begin = new RunRow("full", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0);
      store.append(List.of(new NewTable(RUN, Table.RUN, 0, List.of(begin))));
      for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
        program.fillAndFree(store, round);
      }
    }
  }

  private void fillAndFree(RunStore store, int round) throws IOException {
    Path filler = folder.resolve("filler");
    int before = acknowledged;
    Files.write(filler, new byte[leftOver(round)]);
    String failure = appendUntilFull(store);
    Files.delete(filler);
    append(store);
    List<String> findings = store.verify();
    System.out.printf(
        "round %d: full after %d batches (%s); went on: %s%n",
        round, acknowledged - before - 1, failure, findings.isEmpty() ? "sound" : findings);
    if (!findings.isEmpty()) {
      throw new IllegalStateException(findings.toString());
    }
  }

  /** What to fill, so that each round leaves another amount of a few megabytes. */
  private int leftOver(int round) throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    return (int) Math.max(0, usable - (1 + round % 7 * 5) * 1_000_000L);
  }

  private String appendUntilFull(RunStore store) {
    while (true) {
      try {
        append(store);
      } catch (StoreFullException e) {
        return e.getMessage().lines().findFirst().orElseThrow();
      }
    }
  }

  private void append(RunStore store) {
    int sequence = acknowledged + 1;
    List<NeuronRow> rows = IntStream.range(0, 2000).mapToObj(i -> neuron(sequence, i)).toList();
    store.append(List.of(new NewTable(RUN, Table.NEURONS, sequence, rows)));
    acknowledged = sequence;
  }

  private static NeuronRow neuron(int epoch, int i) {
    double noise = Math.sin(epoch * 2000.0 + i);
    return new NeuronRow(
        epoch,
        "l",
        i,
        "none" + noise,
        -1,
        (float) noise,
        noise,
        -1,
        -1,
        "",
        "",
        noise,
        (float) noise,
        0f,
        0f,
        0f);
  }
}
