package org.conceptmonitor.regularizer.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/**
 * Writes the table that {@link BrodenVectors} reads: one row a word of {@link ConceptSet#broden()},
 * float32 little endian, no header. After a change of the words, from the repository's root:
 *
 * <pre>{@code
 * mvn -pl regularizer compile org.codehaus.mojo:exec-maven-plugin:3.6.3:java \
 *   -Dexec.mainClass=org.conceptmonitor.regularizer.text.BrodenVectorsWriter \
 *   -Dexec.args=regularizer/src/main/resources/org/conceptmonitor/regularizer/text
 * }</pre>
 */
final class BrodenVectorsWriter {
  private BrodenVectorsWriter() {}

  /**
   * Writes the table.
   *
   * @param args the folder to write to
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected one argument, the folder to write to");
    }
    Path file = Path.of(args[0]).resolve(BrodenVectors.RESOURCE);
    Files.write(file, bytes(new MiniLmEncoder().encode(ConceptSet.broden().words()).values()));
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return buffer.array();
  }
}
