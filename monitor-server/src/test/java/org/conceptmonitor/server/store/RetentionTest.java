package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.AnchorDistanceRow;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.HistogramRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three runs, begun at times 1, 2 and 3, with epochs 0 to 12. */
class RetentionTest {
  private static final int LAST = 12;

  @TempDir Path folder;
  private RunStore store;

  @BeforeEach
  void fill() {
    store = RunStore.open(folder);
    for (int run = 1; run <= 3; run++) {
      send(run);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static UUID id(int run) {
    return new UUID(0x41, run);
  }

  private void send(int run) {
    List<NewTable> tables = new ArrayList<>();
    add(tables, run, new RunRow("run" + run, run, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0));
    for (int epoch = 0; epoch <= LAST; epoch++) {
      add(tables, run, new DiversityRow(epoch, "l", 1, 1, 1, 1, 0, 0, 0, 0, 0));
      add(tables, run, new AnchorDistanceRow(epoch, "l", 0, 0, 0.5));
      add(tables, run, neuron(epoch, 0), neuron(epoch, 1));
      add(tables, run, new TopImageRow(epoch, "l", 0, 1, 7, 0.5f));
      add(tables, run, new HistogramRow(epoch, "l", 0, 0, 1, 0, 0, "1,2"));
      add(tables, run, new ScalarRow("t", epoch, epoch, 0, epoch));
      add(tables, run, new SnapshotRow(epoch, epoch, 0, 0, 0));
    }
    store.append(tables);
  }

  private static NeuronRow neuron(int epoch, int neuron) {
    return new NeuronRow(
        epoch, "l", neuron, "low-level", -1, 0f, 0, -1, -1, "", "", 0, 0f, 0f, 0f, 0f);
  }

  private static void add(List<NewTable> tables, int run, Row... rows) {
    Table table = TableWriter.table(List.of(rows));
    tables.add(new NewTable(id(run), table, tables.size(), List.of(rows)));
  }

  private List<Object> epochs(int run) {
    return store.answer(new Question.Snapshots(id(run))).rows().stream()
        .map(row -> row.get(0))
        .toList();
  }

  @Test
  void olderRunsKeepTheFirstTheLastAndEveryKthEpoch() {
    Retention retention = new Retention(1, 5);
    List<Retention.Epoch> planned = store.thinnable(retention);
    assertThat(epochs(1)).hasSize(LAST + 1);
    assertThat(store.thin(retention)).isEqualTo(planned);
    assertThat(planned).hasSize(2 * 9);
    assertThat(planned.subList(0, 5))
        .containsExactly(
            new Retention.Epoch(id(2), "run2", 1),
            new Retention.Epoch(id(2), "run2", 2),
            new Retention.Epoch(id(2), "run2", 3),
            new Retention.Epoch(id(2), "run2", 4),
            new Retention.Epoch(id(2), "run2", 6));
    assertThat(epochs(1)).containsExactly(0, 5, 10, 12);
    assertThat(epochs(2)).containsExactly(0, 5, 10, 12);
    assertThat(epochs(3)).hasSize(LAST + 1);
    assertThat(store.thinnable(retention)).isEmpty();
  }

  @Test
  void aThinnedEpochIsGoneFromEveryAnswerAndSeriesStayWhole() {
    store.thin(new Retention(0, 5));
    assertThat(store.answer(new Question.Diversity(id(1))).rows()).hasSize(4);
    assertThat(store.answer(new Question.AnchorDistances(id(1))).rows()).hasSize(4);
    assertThat(store.answer(new Question.Categories(id(1))).rows()).hasSize(4);
    assertThat(store.answer(new Question.NeuronHistory(id(1), "l", 1)).rows()).hasSize(4);
    assertThat(store.answer(new Question.Histograms(id(1), "l", 0)).rows()).hasSize(4);
    assertThat(store.answer(new Question.TopImages(id(1), "l", 0, 3)).rows()).isEmpty();
    assertThat(store.answer(new Question.TopImages(id(1), "l", 0, 5)).rows()).hasSize(1);
    assertThat(store.answer(new Question.Scalars(id(1), Optional.empty())).rows())
        .hasSize(LAST + 1);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void aTableOfAThinnedEpochThatIsSentAgainIsStillKnown() {
    store.thin(new Retention(0, 5));
    List<NewTable> tables = new ArrayList<>();
    add(tables, 1, new RunRow("run1", 1, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0));
    assertThat(store.append(tables).get(0)).isInstanceOf(Receipt.Stored.class);
    NewTable again = new NewTable(id(1), Table.NEURONS, 10, List.of(neuron(1, 0), neuron(1, 1)));
    assertThat(((Receipt.Stored) store.append(List.of(again)).get(0)).added()).isFalse();
    assertThat(store.answer(new Question.NeuronHistory(id(1), "l", 1)).rows()).hasSize(4);
  }

  @Test
  void runsThatWereDeletedAreNotCountedAsNewest() {
    store.delete(id(3));
    store.thin(new Retention(1, 5));
    assertThat(epochs(2)).hasSize(LAST + 1);
    assertThat(epochs(1)).hasSize(4);
    store.restore(id(3));
    assertThat(epochs(3)).hasSize(LAST + 1);
  }

  @Test
  void everyFirstKeepsEverythingAndWrongPoliciesAreRefused() {
    assertThat(store.thinnable(new Retention(0, 1))).isEmpty();
    assertThat(store.thinnable(new Retention(3, 5))).isEmpty();
    assertThatThrownBy(() -> new Retention(-1, 1)).hasMessageContaining("fullRuns is -1");
    assertThatThrownBy(() -> new Retention(0, 0)).hasMessageContaining("every is 0");
  }
}
