package org.conceptmonitor.agent.probe;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Images in a temporary file, 4 bytes a value, so that they take no memory. The file goes when the
 * Java process ends. Safe for use by several threads.
 */
final class SpooledImages {
  private final RandomAccessFile file;
  private final int bytesPerImage;

  SpooledImages(int valuesPerImage) {
    bytesPerImage = Math.multiplyExact(valuesPerImage, Float.BYTES);
    try {
      File temporary = File.createTempFile("concept-monitor-probe-images", ".f32");
      temporary.deleteOnExit();
      file = new RandomAccessFile(temporary, "rw");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Appends an image. */
  synchronized void add(float[] image) {
    ByteBuffer bytes = ByteBuffer.allocate(bytesPerImage);
    bytes.asFloatBuffer().put(image);
    try {
      file.seek(file.length());
      file.write(bytes.array());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Reads the image that was added at an index. */
  synchronized float[] get(int index) {
    ByteBuffer bytes = ByteBuffer.allocate(bytesPerImage);
    try {
      file.seek((long) index * bytesPerImage);
      file.readFully(bytes.array());
    } catch (IOException e) {
      throw failed(e);
    }
    float[] image = new float[bytesPerImage / Float.BYTES];
    bytes.asFloatBuffer().get(image);
    return image;
  }

  private static UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException(
        "probe images can't be kept in the temporary folder (%s): make room there, name another with -Djava.io.tmpdir, or take fewer images with limit(...)"
            .formatted(cause),
        cause);
  }
}
