package org.conceptmonitor.server.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is sent. Nobody may write into its bytes.
 *
 * @param type the media type
 * @param content its bytes
 * @param compressed the same by gzip, where that is smaller
 * @param tag differs from those of all other contents
 */
record PageFile(String type, byte[] content, Optional<byte[]> compressed, String tag) {
  /** Compresses and tags a file. */
  static PageFile of(String type, byte[] content) {
    byte[] compressed = gzip(content);
    return new PageFile(
        type,
        content,
        Optional.of(compressed).filter(bytes -> bytes.length < content.length),
        digest(content));
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** SHA-256, in characters that addresses and entity tags can hold. */
  static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
