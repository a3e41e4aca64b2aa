package org.conceptmonitor.examples.npy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An array in a NumPy .npy file, in C order. Elements are read where they are wanted, so a file may
 * be larger than memory; ND4J's reader, by contrast, takes whole files and trusts their headers.
 * Safe for use by several threads.
 */
public final class NpyFile implements Closeable {
  private final Path path;
  private final NpyHeader header;
  private final FileChannel channel;

  private NpyFile(Path path, NpyHeader header, FileChannel channel) {
    this.path = path;
    this.header = header;
    this.channel = channel;
  }

  /**
   * Opens a file.
   *
   * @throws IOException saying what to do, if the file is missing, cut off, in Fortran order, or of
   *     another byte order or element type than can be read
   */
  public static NpyFile open(Path path) throws IOException {
    try {
      NpyHeader header = header(path);
      NpyFile file = new NpyFile(path, header, FileChannel.open(path));
      file.requireWhole();
      return file;
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file %s: check the path".formatted(path), e);
    }
  }

  private static NpyHeader header(Path path) throws IOException {
    try (var input = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      return NpyHeader.read(input);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("%s can't be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  private void requireWhole() throws IOException {
    long expected = header.length() + size() * header.type().bytes();
    if (channel.size() < expected) {
      long actual = channel.size();
      channel.close();
      throw new IOException(
          "%s has %d bytes, and an array %s of %s takes %d: it is cut off; save or copy it anew"
              .formatted(path, actual, shapeText(), header.type().descriptor(), expected));
    }
  }

  public Path path() {
    return path;
  }

  public NpyType type() {
    return header.type();
  }

  /** The length of each side. */
  public int[] shape() {
    return header.shape().clone();
  }

  /** The shape as NumPy shows it, for example {@code (500, 40)}. */
  public String shapeText() {
    return Arrays.stream(header.shape())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", header.shape().length == 1 ? ",)" : ")"));
  }

  /** Number of elements. */
  public long size() {
    return Arrays.stream(header.shape()).asLongStream().reduce(1, Math::multiplyExact);
  }

  /**
   * Reads elements, as the nearest single-precision numbers.
   *
   * @param first index of the first one in C order
   * @param target filled from its start to its end
   */
  public void read(long first, float[] target) throws IOException {
    ByteBuffer buffer = bytes(first, target.length);
    if (type() == NpyType.FLOAT32) {
      buffer.asFloatBuffer().get(target);
    } else {
      for (int i = 0; i < target.length; i++) {
        target[i] = (float) type().get(buffer);
      }
    }
  }

  /** Reads whole numbers; {@link #read(long, float[])} for their place. */
  public void read(long first, int[] target) throws IOException {
    if (!type().isInteger()) {
      throw new IOException(
          "%s holds %s: expected whole numbers; save a.astype('int32')"
              .formatted(path, type().descriptor()));
    }
    ByteBuffer buffer = bytes(first, target.length);
    for (int i = 0; i < target.length; i++) {
      target[i] = (int) type().get(buffer);
    }
  }

  private ByteBuffer bytes(long first, int count) throws IOException {
    long position = header.length() + first * type().bytes();
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(count, type().bytes()));
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("%s became shorter while it was read".formatted(path));
      }
    }
    return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
