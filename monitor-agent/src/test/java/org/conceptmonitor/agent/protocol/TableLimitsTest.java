package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLimitsTest {
  private static final TableLimits LIMITS = new TableLimits(10_001, 5, 3);

  private static CheckedStream check(List<? extends Row> rows) throws ProtocolException {
    return CheckedStream.of(TableWriter.write(rows), TableWriter.table(rows), LIMITS);
  }

  private static void assertRefused(List<? extends Row> rows, String reason) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> check(rows))
        .withMessageContaining(reason);
  }

  @Test
  void rowsAreCountedOverAllRecordBatches() throws ProtocolException {
    assertThat(check(scalars(10_001)).rowCount()).isEqualTo(10_001);
    assertRefused(scalars(10_002), "more than 10001 rows");
  }

  private static List<ScalarRow> scalars(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> new ScalarRow("t", i, 0, 0, 0.5)).toList();
  }

  @Test
  void aTextIsMeasuredInBytes() throws ProtocolException {
    assertThat(check(List.of(new ScalarRow("tag/é".substring(1), 0, 0, 0, 0))).rowCount()).isOne();
    assertRefused(List.of(new ScalarRow("tag/é", 0, 0, 0, 0)), "a value of 6 bytes in column tag");
  }

  @Test
  void anImageIsMeasuredOnItsOwn() throws ProtocolException {
    assertThat(check(List.of(new ProbeImageRow(0, "five!", new byte[3]))).rowCount()).isOne();
    assertRefused(
        List.of(new ProbeImageRow(0, "", new byte[3]), new ProbeImageRow(1, "", new byte[4])),
        "a value of 4 bytes in column png: send at most 3");
  }

  @Test
  void limitsThatLetNothingInAreRefused() {
    assertThatThrownBy(() -> new TableLimits(0, 1, 1)).hasMessageContaining("0 rows");
  }
}
