package org.conceptmonitor.server.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The entries of a zip file, of which no more than a number of bytes is unzipped: a small file can
 * hold a thousand times its size. Used by one thread.
 */
final class LimitedZip {
  private final ZipFile zip;
  private final long mostBytes;
  private long unzipped;

  LimitedZip(ZipFile zip, long mostBytes) {
    this.zip = zip;
    this.mostBytes = mostBytes;
  }

  Stream<? extends ZipEntry> entries() {
    return zip.stream();
  }

  Optional<ZipEntry> entry(String name) {
    return Optional.ofNullable(zip.getEntry(name));
  }

  /** The content of an entry; reading throws once all entries together exceed the limit. */
  InputStream open(ZipEntry entry) throws IOException {
    return new FilterInputStream(zip.getInputStream(entry)) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
      }
    };
  }

  private void count(int bytes) throws IOException {
    unzipped += bytes;
    if (unzipped > mostBytes) {
      throw new IOException(
          "it unzips to more than %,d bytes: allow more (import --most-gib) if you trust it"
              .formatted(mostBytes));
    }
  }
}
