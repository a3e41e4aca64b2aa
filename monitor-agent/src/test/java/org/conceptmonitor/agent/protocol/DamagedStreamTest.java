package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class DamagedStreamTest {
  private static final List<? extends Row> CONCEPTS = SampleRows.of(Table.CONCEPTS);

  private final byte[] stream = TableWriter.write(CONCEPTS);

  @Test
  void everyTruncatedStreamIsRefused() {
    for (int length = 0; length < stream.length; length++) {
      byte[] cut = Arrays.copyOf(stream, length);
      assertRefused(cut, Table.CONCEPTS).withMessageContaining("cut off");
    }
  }

  @Test
  void bytesAfterTheEndOfStreamMarkerAreRefused() {
    byte[] longer = Arrays.copyOf(stream, stream.length + 8);

    assertRefused(longer, Table.CONCEPTS).withMessageContaining("8 bytes follow");
  }

  @Test
  void textIsRefusedWithTheBytesSeen() {
    byte[] text = "{\"epoch\": 1}".getBytes(StandardCharsets.UTF_8);

    assertRefused(text, Table.CONCEPTS).withMessageContaining("byte 0 holds 0x7065227B");
  }

  @Test
  void aStreamOfAnotherTableIsRefusedWithBothNames() {
    assertRefused(stream, Table.LAYERS).withMessageContainingAll("concepts", "layers");
  }

  @Test
  void anAbsurdLengthIsRefusedWithoutAllocatingIt() {
    byte[] absurd = {-1, -1, -1, -1, -1, -1, -1, 0x7f};
    byte[] negative = {-1, -1, -1, -1, -1, -1, -1, -1};

    assertRefused(absurd, Table.CONCEPTS).withMessageContaining("2147483647 bytes");
    assertRefused(negative, Table.CONCEPTS).withMessageContaining("-1 bytes");
  }

  /** One changed byte gives either rows or a refusal that says what to do. */
  @Property(tries = 20_000, seed = "1")
  void aChangedByteIsReadOrRefusedButNeverAnythingElse(
      @ForAll @IntRange(max = 4096) int where, @ForAll byte value) {
    byte[] changed = stream.clone();
    changed[where % changed.length] = value;

    try {
      assertThat(TableReader.read(changed, Table.CONCEPTS)).hasSize(CONCEPTS.size());
    } catch (ProtocolException e) {
      assertThat(e.getMessage()).contains(": ");
    }
  }

  @Property(seed = "1")
  void randomBytesAreRefused(@ForAll byte[] garbage) {
    assertRefused(garbage, Table.CONCEPTS);
  }

  private static ThrowableAssertAlternative<ProtocolException> assertRefused(
      byte[] bytes, Table table) {
    return assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> TableReader.read(bytes, table));
  }
}
