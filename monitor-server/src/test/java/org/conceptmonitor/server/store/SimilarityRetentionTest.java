package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityRetentionTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final byte[] DIFFERENCES = HalfFloats.encode(new float[] {0, -0.5f});

  @TempDir Path folder;
  private RunStore store;
  private long sequence;

  @BeforeEach
  void begin() {
    store = RunStore.open(folder.resolve("data"));
    append(new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void append(Row row) {
    store.append(List.of(table(row)));
  }

  private NewTable table(Row row) {
    return new NewTable(RUN, Table.of(row.getClass()), sequence++, List.of(row));
  }

  private static SimilarityRow similarity(int epoch) {
    return new SimilarityRow(epoch, "l", 0, "cosine", "none", 0, 0.5f, 1, 0, 1, 0.5f, DIFFERENCES);
  }

  private void epochs(int from, int to) {
    for (int epoch = from; epoch < to; epoch++) {
      store.append(
          List.of(table(similarity(epoch)), table(new SnapshotRow(epoch, epoch, 0, 0, 0))));
    }
  }

  private List<Object> stored() {
    return store.answer(new Question.Similarities(RUN)).rows().stream()
        .map(row -> row.get(0))
        .toList();
  }

  @Test
  void ofAFewEpochsAllAreKept() {
    epochs(0, 32);
    assertThat(stored()).hasSize(32);
  }

  @Test
  void ofManyTheFirstEveryKthAndTheNewestAreKept() {
    epochs(0, 100);
    assertThat(stored())
        .isEqualTo(
            IntStream.range(0, 100)
                .filter(epoch -> epoch % 4 == 0 || epoch >= 92)
                .boxed()
                .toList());
    assertThat(store.answer(new Question.Snapshots(RUN)).rows()).hasSize(100);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void epochsThatAreFarApartCountAsTheyCome() {
    for (int i = 0; i < 40; i++) {
      append(similarity(7 * i));
      append(new SnapshotRow(7 * i, i, 0, 0, 0));
    }
    assertThat(stored())
        .isEqualTo(
            IntStream.range(0, 40)
                .filter(i -> i % 2 == 0 || i >= 32)
                .mapToObj(i -> 7 * i)
                .toList());
  }

  @Test
  void manyEpochsInOneCommitAreThinnedToo() {
    List<NewTable> tables = new ArrayList<>();
    for (int epoch = 0; epoch < 64; epoch++) {
      tables.add(table(similarity(epoch)));
      tables.add(table(new SnapshotRow(epoch, epoch, 0, 0, 0)));
    }
    store.append(tables);
    assertThat(stored()).hasSize(32 + 4);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void aThinnedTableThatIsSentAgainIsStillKnown() {
    epochs(0, 40);
    NewTable again = new NewTable(RUN, Table.SIMILARITIES, 3, List.of(similarity(1)));
    assertThat(((Receipt.Stored) store.append(List.of(again)).get(0)).added()).isFalse();
    assertThat(stored()).doesNotContain(1);
  }

  @Test
  void theValuesSurviveCompactionAndExport() {
    epochs(0, 40);
    store.compact(Duration.ZERO);
    for (RunFormat format : RunFormat.values()) {
      Path file = folder.resolve(format.wireName());
      store.export(RUN, file, format);
      UUID imported = store.importFrom(file).run();
      List<SimilarityRow> rows = store.rows(imported, SimilarityRow.class, 38);
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).differences()).isEqualTo(DIFFERENCES);
      assertThat(store.rows(imported, SimilarityRow.class, 1)).isEmpty();
    }
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void anEpochThatIsNotCompleteHasNone() {
    append(similarity(0));
    assertThat(stored()).isEmpty();
    assertThat(store.rows(RUN, SimilarityRow.class, 0)).isEmpty();
    append(new SnapshotRow(0, 0, 0, 0, 0));
    assertThat(store.rows(RUN, SimilarityRow.class, 0)).hasSize(1);
  }

  @Test
  void anEpochThatARetentionRemovesTakesItsSimilaritiesAlong() {
    epochs(0, 11);
    store.thin(new Retention(0, 5));
    assertThat(stored()).containsExactly(0, 5, 10);
    assertThat(store.verify()).isEmpty();
  }
}
