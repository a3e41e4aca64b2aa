package org.conceptmonitor.regularizer.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A matrix in a file: "CMMATRX1", rows, columns, the float32 values row by row, all big endian, and
 * the SHA-256 of everything before. Reads and writes 64 KiB at a time.
 */
final class MatrixFile {
  private static final long MAGIC = 0x434d4d4154525831L;
  private static final int HEADER = Long.BYTES + 2 * Integer.BYTES;
  private static final int HASH = 32;
  private static final long MOST_VALUES = Integer.MAX_VALUE - 8L;
  private static final int CHUNK = 1 << 16;

  private final MessageDigest digest = ContentHash.sha256();
  private final byte[] chunk = new byte[CHUNK];

  private MatrixFile() {}

  /** Writes the file whole or not at all. */
  static void write(Path file, Matrix matrix) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "draft", ".matrix");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        new MatrixFile().write(out, matrix);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private void write(OutputStream out, Matrix matrix) throws IOException {
    ByteBuffer.wrap(chunk).putLong(MAGIC).putInt(matrix.rows()).putInt(matrix.columns());
    writeChunk(out, HEADER);
    float[] values = matrix.values();
    for (int start = 0; start < values.length; start += CHUNK / Float.BYTES) {
      int count = Math.min(CHUNK / Float.BYTES, values.length - start);
      ByteBuffer.wrap(chunk).asFloatBuffer().put(values, start, count);
      writeChunk(out, count * Float.BYTES);
    }
    out.write(digest.digest());
  }

  private void writeChunk(OutputStream out, int length) throws IOException {
    digest.update(chunk, 0, length);
    out.write(chunk, 0, length);
  }

  /**
   * Reads a file.
   *
   * @throws IOException saying what is wrong, if the file is not as it was written
   */
  static Matrix read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new MatrixFile().read(in, Files.size(file));
    }
  }

  private Matrix read(InputStream in, long size) throws IOException {
    readChunk(in, HEADER);
    ByteBuffer header = ByteBuffer.wrap(chunk);
    require(header.getLong() == MAGIC, "it is no cached matrix");
    int rows = header.getInt();
    int columns = header.getInt();
    long length = (size - HEADER - HASH) / Float.BYTES;
    require(
        rows >= 0 && columns >= 0 && (long) rows * columns == length && length <= MOST_VALUES,
        "its length is not what its header says");
    float[] values = readValues(in, (int) length);
    byte[] expected = digest.digest();
    require(Arrays.equals(expected, in.readAllBytes()), "its checksum is wrong");
    return Matrix.of(rows, columns, values);
  }

  private float[] readValues(InputStream in, int length) throws IOException {
    float[] values = new float[length];
    for (int start = 0; start < length; start += CHUNK / Float.BYTES) {
      int count = Math.min(CHUNK / Float.BYTES, length - start);
      readChunk(in, count * Float.BYTES);
      ByteBuffer.wrap(chunk).asFloatBuffer().get(values, start, count);
    }
    return values;
  }

  private void readChunk(InputStream in, int length) throws IOException {
    require(in.readNBytes(chunk, 0, length) == length, "it ends too early");
    digest.update(chunk, 0, length);
  }

  private static void require(boolean sound, String otherwise) throws IOException {
    if (!sound) {
      throw new IOException(otherwise);
    }
  }
}
