package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TableWriter;

class LabelsTest {
  private static final List<String> SETS =
      List.of("", "", "0", "1", "2", "0,1", "1,0", "2,1", "3,0", "3");
  private static final int EPOCHS = 12;
  private static final int NEURONS = 6;

  private Path folder;
  private RunStore store;

  @BeforeProperty
  void open() throws IOException {
    folder = Files.createTempDirectory("labels-test");
    store = RunStore.open(folder);
  }

  @AfterProperty
  void close() throws IOException {
    store.close();
    WorkFolder.delete(folder);
  }

  private static NewTable table(UUID run, long sequence, List<? extends Row> rows) {
    return new NewTable(run, TableWriter.table(rows), sequence, rows);
  }

  private UUID begin(Random random) {
    UUID run = new UUID(random.nextLong(), random.nextLong());
    store.append(
        List.of(
            table(run, 0, List.of(new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0)))));
    return run;
  }

  /* Concept 3 is unknown: what has it has no label. */
  private static NewTable concepts(UUID run) {
    return table(
        run,
        1,
        IntStream.range(0, 3)
            .mapToObj(i -> new ConceptRow(i, "word" + i, "part", i, 0, 0))
            .toList());
  }

  private static List<NewTable> epoch(UUID run, int epoch, long history) {
    List<NeuronRow> neurons = new ArrayList<>();
    Random random = new Random(history * EPOCHS + epoch);
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      neurons.add(neuron(epoch, neuron, SETS.get(random.nextInt(SETS.size()))));
    }
    return List.of(
        table(run, 2 * epoch + 2, neurons),
        table(run, 2 * epoch + 3, List.of(new SnapshotRow(epoch, epoch, 0, 0, 0))));
  }

  private static NeuronRow neuron(int epoch, int neuron, String set) {
    String state = set.isEmpty() ? "none" : "concept";
    int concept = set.isEmpty() ? -1 : set.charAt(0) - '0';
    return new NeuronRow(
        epoch, "layer", neuron, state, concept, epoch, 0, -1, -1, set, "", 0, 0, 0, 0, 0);
  }

  private List<List<Object>> found(UUID run, String word) {
    return store.answer(new Question.Detections(run, Optional.of(word), Optional.empty())).rows();
  }

  private UUID sentAtOnce(Random random, long history, List<Integer> epochs) {
    UUID run = begin(random);
    List<NewTable> tables = new ArrayList<>(List.of(concepts(run)));
    epochs.forEach(epoch -> tables.addAll(epoch(run, epoch, history)));
    store.append(tables);
    return run;
  }

  private UUID sentInTurns(Random random, long history, boolean shuffled) {
    UUID run = begin(random);
    List<NewTable> tables = new ArrayList<>(List.of(concepts(run)));
    IntStream.range(0, EPOCHS).forEach(epoch -> tables.addAll(epoch(run, epoch, history)));
    if (shuffled) {
      Collections.shuffle(tables, random);
    }
    for (int from = 0; from < tables.size(); ) {
      int to = Math.min(tables.size(), from + 1 + random.nextInt(4));
      store.append(tables.subList(from, to));
      from = to;
    }
    return run;
  }

  private void assertSame(UUID run, UUID other) {
    for (String word : List.of("", "word0", "word2")) {
      assertThat(found(run, word)).isEqualTo(found(other, word));
    }
    assertThat(store.verify()).isEmpty();
  }

  @Property(tries = 8, seed = "1")
  void stretchesAreTheSameInWhateverOrderAndGroupsTheirEpochsCome(
      @ForAll long history, @ForAll boolean shuffled) {
    Random random = new Random(history);
    UUID whole = sentAtOnce(random, history, IntStream.range(0, EPOCHS).boxed().toList());
    assertThat(found(whole, "")).isNotEmpty();
    assertSame(sentInTurns(random, history, shuffled), whole);
  }

  @Property(tries = 4, seed = "2")
  void stretchesOfAThinnedRunAreThoseOfARunThatNeverHadTheOtherEpochs(@ForAll long history) {
    Random random = new Random(history);
    UUID thinned = sentInTurns(random, history, false);
    store.thin(new Retention(0, 4));
    assertSame(thinned, sentAtOnce(random, history, List.of(0, 4, 8, EPOCHS - 1)));
  }

  @Example
  void labelsThatAreNotThoseOfTheNeuronsAreFound() throws SQLException {
    UUID run = sentAtOnce(new Random(1), 1, IntStream.range(0, EPOCHS).boxed().toList());
    store.close();
    String url = "jdbc:duckdb:" + folder.resolve("concept-monitor.duckdb");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("UPDATE labels SET since = -1 WHERE epoch = 3");
      statement.execute("DELETE FROM labels WHERE epoch = 5");
    }
    store = RunStore.open(folder);
    assertThat(store.verify())
        .containsExactly(
            "run " + run + " has other neurons at epoch 3 than labels",
            "run " + run + " has other neurons at epoch 5 than labels");
  }
}
