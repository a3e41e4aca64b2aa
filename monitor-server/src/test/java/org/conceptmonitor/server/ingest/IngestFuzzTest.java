package org.conceptmonitor.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.agent.protocol.CheckedStream;
import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableLimits;
import org.conceptmonitor.agent.protocol.ValueSink;
import org.junit.jupiter.api.AfterAll;

/**
 * Any bytes are a table or are refused with a reason. The inputs beside the test, which {@link
 * FuzzInputsProgram} wrote, are tried in every build; a longer run makes new ones:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl monitor-server -am test -Dtest=IngestFuzzTest
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.jvm.flags=-Xmx256m
 * </pre>
 */
class IngestFuzzTest {
  static final TableLimits LIMITS = new TableLimits(1000, 200, 100);

  /** The first byte of an input is an index in these. */
  static final List<Table> TABLES = List.of(Table.values());

  private static long inputs;
  private static long tables;
  private static long slowest;
  private static long slowestNanos;

  @FuzzTest(maxDuration = "4m", maxExecutions = 1_000_000)
  void anyBytesAreATableOrRefusedWithAReason(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    Table table = TABLES.get(Math.floorMod(input[0], TABLES.size()));
    long start = System.nanoTime();
    decode(Arrays.copyOfRange(input, 1, input.length), table);
    inputs++;
    if (System.nanoTime() - start > slowestNanos) {
      slowestNanos = System.nanoTime() - start;
      slowest = inputs;
    }
  }

  private static void decode(byte[] stream, Table table) throws CharacterCodingException {
    try {
      CheckedStream checked = CheckedStream.of(stream, table, LIMITS);
      CountingSink sink = new CountingSink();
      checked.send(sink);
      assertThat(sink.rows).isEqualTo(checked.rowCount()).isLessThanOrEqualTo(LIMITS.rows());
      assertThat(sink.values).isEqualTo(sink.rows * (long) table.schema().columnNames().size());
      assertThat(checked.rows()).hasSize(checked.rowCount());
      tables++;
    } catch (ProtocolException e) {
      assertThat(e.getMessage()).contains(": ");
    }
  }

  @AfterAll
  static void report() {
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        "%d inputs, %d of them tables; slowest the %dth: %.1f ms; heap %d MiB of %d%n",
        inputs,
        tables,
        slowest,
        slowestNanos / 1e6,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        runtime.maxMemory() >> 20);
  }

  private static final class CountingSink implements ValueSink<CharacterCodingException> {
    private int rows;
    private long values;

    @Override
    public void beginRow() {}

    @Override
    public void addInt(int value) {
      values++;
    }

    @Override
    public void addLong(long value) {
      values++;
    }

    @Override
    public void addFloat(float value) {
      values++;
    }

    @Override
    public void addDouble(double value) {
      values++;
    }

    @Override
    public void addText(byte[] utf8) throws CharacterCodingException {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      assertThat(utf8.length).isLessThanOrEqualTo(LIMITS.textBytes());
      values++;
    }

    @Override
    public void addBytes(byte[] value) {
      assertThat(value.length).isLessThanOrEqualTo(LIMITS.binaryBytes());
      values++;
    }

    @Override
    public void endRow() {
      rows++;
    }
  }
}
