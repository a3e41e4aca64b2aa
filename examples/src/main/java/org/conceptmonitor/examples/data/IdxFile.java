package org.conceptmonitor.examples.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A gzipped file of unsigned bytes in the IDX format of the MNIST data sets.
 *
 * @param sides the length of each dimension, the number of items first
 * @param values all bytes, items one after the other
 */
record IdxFile(int[] sides, byte[] values) {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAX_VALUES = 1 << 30;

  /**
   * Reads a whole file.
   *
   * @param name of the file, for messages
   * @param dimensions expected number of dimensions: 3 for images, 1 for labels
   */
  static IdxFile read(InputStream source, String name, int dimensions) throws IOException {
    try (var input = new DataInputStream(new GZIPInputStream(source))) {
      int magic = input.readInt();
      int expected = UNSIGNED_BYTE << 8 | dimensions;
      if (magic != expected) {
        throw new IOException(
            "%s starts with 0x%08x, an IDX file of %d-dimensional bytes with 0x%08x: is it another file?"
                .formatted(name, magic, dimensions, expected));
      }
      int[] sides = new int[dimensions];
      long size = 1;
      for (int i = 0; i < dimensions; i++) {
        sides[i] = input.readInt();
        size = sides[i] < 0 ? MAX_VALUES + 1L : size * sides[i];
        if (size > MAX_VALUES) {
          throw new IOException(
              "%s claims more than %d values: it is damaged".formatted(name, MAX_VALUES));
        }
      }
      byte[] values = input.readNBytes((int) size);
      if (values.length < size) {
        throw new IOException(
            "%s ends after %d of %d values: fetch it again".formatted(name, values.length, size));
      }
      return new IdxFile(sides, values);
    } catch (EOFException e) {
      throw new IOException("%s is cut off: fetch it again".formatted(name), e);
    }
  }

  int items() {
    return sides[0];
  }

  int valuesPerItem() {
    return items() == 0 ? 0 : values.length / items();
  }
}
