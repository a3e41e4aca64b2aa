package org.conceptmonitor.server.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;

/**
 * Writes the inputs that {@link IngestFuzzTest} begins with, given the folder of test resources:
 * for each table its number and a stream of it, whole, cut, and with some bits turned over.
 */
final class FuzzInputsProgram {
  private static final int DAMAGED = 6;

  private FuzzInputsProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path folder =
        Path.of(
            arguments[0],
            "org/conceptmonitor/server/ingest/IngestFuzzTestInputs",
            "anyBytesAreATableOrRefusedWithAReason");
    Files.createDirectories(folder);
    Random random = new Random(1);
    for (Table table : Table.values()) {
      byte[] whole = input(table);
      Files.write(folder.resolve(table.wireName()), whole);
      Files.write(
          folder.resolve(table.wireName() + "-cut"),
          Arrays.copyOf(whole, random.nextInt(whole.length)));
      for (int i = 0; i < DAMAGED; i++) {
        Files.write(folder.resolve(table.wireName() + "-" + i), damaged(whole, random));
      }
    }
  }

  private static byte[] input(Table table) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(IngestFuzzTest.TABLES.indexOf(table));
    bytes.write(TableWriter.write(List.of(row(table), row(table))));
    return bytes.toByteArray();
  }

  private static Row row(Table table) {
    Object[] values =
        Arrays.stream(table.rowType().getRecordComponents())
            .map(component -> value(component.getType()))
            .toArray();
    return table.schema().row(values);
  }

  private static Object value(Class<?> type) {
    if (type == int.class) {
      return 7;
    } else if (type == long.class) {
      return 8L;
    } else if (type == float.class) {
      return 0.5f;
    } else if (type == double.class) {
      return Double.NaN;
    }
    return type == String.class ? "tést" : new byte[] {1, 2, 3};
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 0; i < 3; i++) {
      bytes[1 + random.nextInt(bytes.length - 1)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }
}
