package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.conceptmonitor.agent.protocol.CheckedStream;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.ProbeImageRow;
import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableLimits;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.server.store.Receipt.Stored;
import org.conceptmonitor.server.store.Receipt.UnknownRun;

class RunStoreTest {
  private static Path folder;
  private static RunStore store;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("run-store-test");
    store = RunStore.open(folder.resolve("shared"));
  }

  @AfterContainer
  static void close() throws IOException {
    store.close();
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static NewTable begin(UUID run) {
    return new NewTable(
        run, Table.RUN, 0, List.of(new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0)));
  }

  @Property(tries = 25, seed = "1")
  void anyDoubleAndAnyTextComeBackAsTheyWere(
      @ForAll @Size(min = 1, max = 50) List<Double> values, @ForAll String tag) {
    UUID run = UUID.randomUUID();
    List<ScalarRow> rows = new ArrayList<>();
    for (double value : values) {
      rows.add(new ScalarRow(tag, rows.size(), rows.size(), Long.MIN_VALUE, value));
    }
    store.append(List.of(begin(run), new NewTable(run, Table.SCALARS, 1, rows)));
    List<List<Object>> stored = store.answer(new Question.Scalars(run, Optional.of(tag))).rows();
    assertThat(stored).extracting(row -> row.get(0)).containsOnly(tag);
    assertThat(stored)
        .extracting(row -> Double.doubleToLongBits((double) row.get(4)))
        .containsExactlyElementsOf(values.stream().map(Double::doubleToLongBits).toList());
  }

  @Property(tries = 25, seed = "1")
  void anyFloatComesBackAsItWas(
      @ForAll float similarity, @ForAll float x, @ForAll float y, @ForAll int neuron) {
    UUID run = UUID.randomUUID();
    var row =
        new NeuronRow(
            0, "l", neuron, "none", -1, similarity, x, -1, 7, "3,4", "", y, x, y, Float.NaN, -0f);
    store.append(
        List.of(
            begin(run),
            new NewTable(run, Table.NEURONS, 1, List.of(row)),
            new NewTable(run, Table.SNAPSHOTS, 2, List.of(new SnapshotRow(0, 0, 0, 0, 0)))));
    assertThat(store.answer(new Question.NeuronHistory(run, "l", neuron)).rows().get(0))
        .containsExactly(
            0,
            "l",
            neuron,
            "none",
            -1,
            null,
            null,
            similarity,
            (double) x,
            -1,
            7,
            "3,4",
            "",
            (double) y,
            x,
            y,
            Float.NaN,
            -0f);
  }

  @Property(tries = 25, seed = "1")
  void anyBytesComeBackAsTheyWere(@ForAll byte[] png) {
    UUID run = UUID.randomUUID();
    var rows = List.of(new ProbeImageRow(3, "", png), new ProbeImageRow(4, "", new byte[] {1}));
    store.append(List.of(begin(run), new NewTable(run, Table.PROBE_IMAGES, 1, rows)));
    assertThat(store.probeImage(run, 3)).hasValue(png);
  }

  @Example
  void aGroupWithARefusedTableStoresTheOthers() {
    UUID run = UUID.randomUUID();
    UUID unknown = UUID.randomUUID();
    var scalars = List.of(new ScalarRow("t", 1, 0, 0, 0.5));
    List<Receipt> receipts =
        store.append(
            List.of(
                begin(run),
                new NewTable(unknown, Table.SCALARS, 1, scalars),
                new NewTable(run, Table.SCALARS, 1, scalars),
                new NewTable(run, Table.SCALARS, 1, scalars)));
    assertThat(receipts.get(1)).isInstanceOf(UnknownRun.class);
    assertThat(receipts.subList(2, 4))
        .extracting(receipt -> ((Stored) receipt).added())
        .containsExactly(true, false);
    assertThat(store.answer(new Question.Scalars(run, Optional.empty())).rows()).hasSize(1);
    assertThatThrownBy(() -> store.answer(new Question.Layers(unknown)))
        .isInstanceOf(UnknownRunException.class);
  }

  @Example
  void aGroupThatFailsHalfwayStoresNothingAndTheNextOneIsFine() throws ProtocolException {
    UUID run = UUID.randomUUID();
    var scalars = new NewTable(run, Table.SCALARS, 1, List.of(new ScalarRow("t", 1, 0, 0, 0.5)));
    store.append(List.of(begin(run)));
    assertThatThrownBy(() -> store.append(List.of(scalars, overwritten(run))))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(store.answer(new Question.Scalars(run, Optional.empty())).rows()).isEmpty();
    assertThat(store.append(List.of(scalars)))
        .extracting(receipt -> ((Stored) receipt).added())
        .containsExactly(true);
    assertThat(store.answer(new Question.Scalars(run, Optional.empty())).rows()).hasSize(1);
  }

  /** A table whose stream was written over after it was checked. */
  private static NewTable overwritten(UUID run) throws ProtocolException {
    byte[] texts = TableWriter.write(List.of(new ProbeImageRow(0, "text", new byte[8])));
    CheckedStream damaged = CheckedStream.of(texts, Table.PROBE_IMAGES, TableLimits.NONE);
    Arrays.fill(texts, (byte) 0x7f);
    return new NewTable(run, 2, damaged);
  }

  @Example
  void aStoreOfALaterSchemaVersionIsRefusedAndLeftAsItIs() throws SQLException, IOException {
    Path other = folder.resolve("other");
    RunStore.open(other).close();
    String url = "jdbc:duckdb:" + other.resolve("concept-monitor.duckdb");
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("UPDATE schema_version SET version = " + (Migrations.CURRENT + 1));
    }
    byte[] before = Files.readAllBytes(other.resolve("concept-monitor.duckdb"));
    assertThatThrownBy(() -> RunStore.open(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(
            "schema version %d, this server reads up to %d",
            Migrations.CURRENT + 1, Migrations.CURRENT);
    assertThat(other.resolve("concept-monitor.duckdb")).hasBinaryContent(before);
  }

  @Example
  void aStoreThatWasClosedStaysClosed() {
    RunStore closed = RunStore.open(folder.resolve("closed"));
    closed.append(List.of(begin(UUID.randomUUID())));
    closed.close();
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> closed.answer(new Question.Runs()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the store is closed");
    }
    assertThatThrownBy(() -> closed.compact(Duration.ZERO))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the store is closed");
  }

  @Example
  void aFileThatIsNoStoreIsRefusedAndLeftAlone() throws IOException {
    Path other = Files.createDirectory(folder.resolve("garbage"));
    Path file = Files.writeString(other.resolve("concept-monitor.duckdb"), "no database");
    assertThatThrownBy(() -> RunStore.open(other))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no store can be opened in " + other);
    assertThat(file).hasContent("no database");
  }
}
