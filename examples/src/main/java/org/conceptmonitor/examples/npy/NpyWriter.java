package org.conceptmonitor.examples.npy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes matrices as NumPy .npy files, format version 1, float32, C order. */
public final class NpyWriter {
  private static final int ALIGNMENT = 64;
  private static final int PREFIX = 10;

  private NpyWriter() {}

  /**
   * Writes a matrix, over a file that may be there.
   *
   * @param values row by row, {@code rows * columns} of them
   */
  public static void write(Path file, int rows, int columns, float[] values) throws IOException {
    try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file))) {
      output.write(header(rows, columns));
      ByteBuffer row = ByteBuffer.allocate(columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < rows; i++) {
        row.asFloatBuffer().put(values, i * columns, columns);
        output.write(row.array());
      }
    }
  }

  private static byte[] header(int rows, int columns) {
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    int length = (PREFIX + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - PREFIX;
    String padded = dictionary + " ".repeat(length - 1 - dictionary.length()) + "\n";
    return ByteBuffer.allocate(PREFIX + length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) length)
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
