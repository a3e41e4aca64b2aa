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
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TableWriter;

class NeuronCountsTest {
  private static final int EPOCHS = 4;
  private static final List<List<Object>> COUNTS =
      List.of(
          List.of("first", "color", 1L),
          List.of("first", "low-level", 2L),
          List.of("second", "color", 1L),
          List.of("second", "scene", 1L));

  private Path folder;
  private RunStore store;

  @BeforeProperty
  void open() throws IOException {
    folder = Files.createTempDirectory("neuron-counts-test");
    store = RunStore.open(folder);
  }

  @AfterProperty
  void close() throws IOException {
    store.close();
    WorkFolder.delete(folder);
  }

  /** Everything but the run's own table, in the order in which an agent makes it. */
  private static List<NewTable> tables(UUID run) {
    List<NewTable> tables = new ArrayList<>();
    add(tables, run, new LayerRow("second", 1, "dense", 2), new LayerRow("first", 0, "dense", 4));
    add(tables, run, concept(0, "color"), concept(1, "scene"));
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      add(tables, run, neuron(epoch, "second", "concept", 0), neuron(epoch, "first", "concept", 0));
      add(
          tables,
          run,
          neuron(epoch, "second", "concept", 1),
          neuron(epoch, "first", "low-level", 1),
          neuron(epoch, "first", "low-level", -1),
          neuron(epoch, "first", "none", -1));
      add(tables, run, new SnapshotRow(epoch, epoch, 0, 0, 0));
    }
    return tables;
  }

  private static void add(List<NewTable> tables, UUID run, Row... rows) {
    List<Row> all = List.of(rows);
    tables.add(new NewTable(run, TableWriter.table(all), tables.size() + 1, all));
  }

  private static ConceptRow concept(int concept, String category) {
    return new ConceptRow(concept, "word" + concept, category, concept, 0, 0);
  }

  private static NeuronRow neuron(int epoch, String layer, String state, int concept) {
    return new NeuronRow(epoch, layer, 0, state, concept, 0, 0, -1, -1, "", "", 0, 0, 0, 0, 0);
  }

  private void begin(UUID run) {
    List<Row> row = List.of(new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0));
    store.append(List.of(new NewTable(run, TableWriter.table(row), 0, row)));
  }

  private void send(List<NewTable> tables, Random random) {
    for (int from = 0; from < tables.size(); ) {
      int to = Math.min(tables.size(), from + 1 + random.nextInt(5));
      store.append(tables.subList(from, to));
      from = to;
    }
  }

  private void assertCounted(UUID run) {
    List<List<Object>> rows = store.answer(new Question.Categories(run)).rows();
    assertThat(rows).hasSize(EPOCHS * COUNTS.size());
    for (int row = 0; row < rows.size(); row++) {
      assertThat(rows.get(row).get(0)).isEqualTo(row / COUNTS.size());
      assertThat(rows.get(row).subList(1, 4)).isEqualTo(COUNTS.get(row % COUNTS.size()));
    }
    assertThat(duplicates(run)).containsExactly(List.of("first", 0, 1.0, 4.0));
    assertThat(store.verify()).isEmpty();
  }

  /** Layer, epoch, value and reference of each alert about neurons that do the same. */
  private List<List<Object>> duplicates(UUID run) {
    return store.answer(new Question.Alerts(run, AlertLimits.DEFAULT)).rows().stream()
        .filter(alert -> alert.get(0).equals("duplicate-neurons"))
        .map(alert -> List.of(alert.get(1), alert.get(3), alert.get(6), alert.get(7)))
        .toList();
  }

  @Property(tries = 20, seed = "1")
  void inWhateverOrderTablesComeTheirNeuronsAreCounted(@ForAll long seed) {
    Random random = new Random(seed);
    UUID run = new UUID(random.nextLong(), random.nextLong());
    begin(run);
    List<NewTable> tables = tables(run);
    Collections.shuffle(tables, random);
    send(tables, random);
    send(tables, random);
    assertCounted(run);
  }

  @Example
  void anEpochIsCountedOnceItIsComplete() {
    UUID run = UUID.randomUUID();
    begin(run);
    List<NewTable> tables = tables(run);
    store.append(tables.subList(0, 4));
    assertThat(store.answer(new Question.Categories(run)).rows()).isEmpty();
    store.append(tables.subList(4, 5));
    assertThat(store.answer(new Question.Categories(run)).rows()).hasSize(COUNTS.size());
    store.append(tables.subList(5, tables.size()));
    assertCounted(run);
  }

  @Example
  void neuronsThatComeAfterTheirEpochsMarkerAreCountedToo() {
    UUID run = UUID.randomUUID();
    begin(run);
    List<NewTable> tables = tables(run);
    store.append(tables);
    add(tables, run, neuron(1, "second", "concept", 0), neuron(1, "second", "concept", 1));
    store.append(tables);
    assertThat(store.answer(new Question.Categories(run)).rows())
        .contains(List.of(1, "second", "color", 2L), List.of(1, "second", "scene", 2L));
    assertThat(duplicates(run))
        .containsExactly(List.of("first", 0, 1.0, 4.0), List.of("second", 1, 2.0, 4.0));
    assertThat(store.verify()).isEmpty();
  }

  @Example
  void countsThatAreNotThoseOfTheNeuronsAreFound() throws SQLException {
    UUID run = UUID.randomUUID();
    begin(run);
    store.append(tables(run));
    store.close();
    String url = "jdbc:duckdb:" + folder.resolve("concept-monitor.duckdb");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM category_counts WHERE epoch = 1 AND category = 'scene'");
      statement.execute("UPDATE category_counts SET neurons = 9 WHERE epoch = 2");
      statement.execute("UPDATE layer_counts SET copies = 9 WHERE epoch IN (2, 3)");
    }
    store = RunStore.open(folder);
    assertThat(store.verify())
        .containsExactlyInAnyOrder(
            "run " + run + " has other neurons at epoch 1 than were counted",
            "run " + run + " has other neurons at epoch 2 than were counted",
            "run " + run + " has other neurons at epoch 3 than were counted");
  }
}
