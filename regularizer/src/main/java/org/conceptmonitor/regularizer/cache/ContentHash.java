package org.conceptmonitor.regularizer.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 hash that grows with what is added. Each part is preceded by its length, so that ("ab",
 * "c") and ("a", "bc") differ. For use by one thread.
 */
public final class ContentHash {
  private final MessageDigest digest = sha256();

  /** Adds a text. */
  public ContentHash add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
    return this;
  }

  /** Adds a number. */
  public ContentHash add(long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    return this;
  }

  /** Adds numbers, bit by bit. */
  public ContentHash add(float[] numbers) {
    add(numbers.length);
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(numbers);
    digest.update(bytes);
    return this;
  }

  /**
   * Adds what a file holds, not its name.
   *
   * @throws IOException if it can't be read
   */
  public ContentHash addFile(Path file) throws IOException {
    add(Files.size(file));
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return this;
  }

  /** The hash of all that was added, in hexadecimal; adding starts anew. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
