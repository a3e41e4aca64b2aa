package org.conceptmonitor.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableIdTest {
  private static final long MOST = 999_999_999_999_999_999L;

  @Property(seed = "1")
  void aFileNameTellsItsTable(
      @ForAll @LongRange(min = 0, max = MOST) long sequence, @ForAll Table table) {
    TableId id = new TableId(sequence, table);

    assertThat(TableId.ofFile(id.fileName())).hasValue(id);
  }

  @Property(seed = "1")
  void fileNamesSortAsSequencesDo(
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long one,
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long other) {
    String first = new TableId(one, Table.RUN).fileName();
    String second = new TableId(other, Table.RUN).fileName();

    assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Long.compare(one, other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server",
        "000000000012-neurons.arrows.part",
        "12-neurons.arrows",
        "000000000012-passwords.arrows",
        "9999999999999999999-neurons.arrows"
      })
  void otherFilesAreNoTables(String name) {
    assertThat(TableId.ofFile(name)).isEmpty();
  }
}
