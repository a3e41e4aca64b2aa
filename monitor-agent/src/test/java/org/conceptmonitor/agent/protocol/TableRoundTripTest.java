package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableRoundTripTest {
  @ParameterizedTest
  @EnumSource
  void everyTableComesBackWithTheSameValues(Table table) throws ProtocolException {
    List<? extends Row> rows = SampleRows.of(table);

    List<Row> read = TableReader.read(TableWriter.write(rows), table);

    assertThat(SampleRows.values(read)).isEqualTo(SampleRows.values(rows));
  }

  @Test
  void manyRowsAreSplitIntoBatchesAndComeBackInOrder() throws Exception {
    List<NeuronRow> rows = SampleRows.neurons(2 * TableWriter.BATCH_ROWS + 1);
    byte[] stream = TableWriter.write(rows);

    assertThat(CheckedStream.of(stream, Table.NEURONS, TableLimits.NONE).batches())
        .extracting(CheckedBatch::length)
        .containsExactly(10_000, 10_000, 1);
    assertThat(TableReader.read(stream, Table.NEURONS)).isEqualTo(rows);
  }

  @Test
  void noRowsAreRefusedByTheWriter() {
    assertThatThrownBy(() -> TableWriter.write(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rows");
  }

  @Test
  void rowsOfTwoTypesAreRefusedByTheWriter() {
    List<Row> mixed = new ArrayList<>(SampleRows.of(Table.LAYERS));
    mixed.addAll(SampleRows.of(Table.RUN));

    assertThatThrownBy(() -> TableWriter.write(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("LayerRow")
        .hasMessageContaining("RunRow");
  }

  @Test
  void aNullIsRefusedByTheWriterWithTheColumnsName() {
    List<Row> text = List.of(new LayerRow(null, 0, "dense", 1));
    List<Row> bytes = List.of(new ProbeImageRow(0, "blue", null));

    assertThatThrownBy(() -> TableWriter.write(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column layer is null");
    assertThatThrownBy(() -> TableWriter.write(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("column png is null");
  }

  @Test
  void columnNamesAreTheComponentsInSnakeCase() {
    assertThat(Table.CONCEPTS.schema().columnNames())
        .containsExactly("concept", "word", "category", "alias_group", "x", "y");
  }
}
