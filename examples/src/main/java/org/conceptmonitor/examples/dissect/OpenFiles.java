package org.conceptmonitor.examples.dissect;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** The arrays of one dissection: opened one by one, closed together. */
final class OpenFiles implements Closeable {
  private final List<NpyFile> files = new ArrayList<>();

  NpyFile open(Path path) throws IOException {
    NpyFile file = NpyFile.open(path);
    files.add(file);
    return file;
  }

  /**
   * Reads a whole matrix.
   *
   * @param layout what rows and columns are, for messages: {@code (images, concepts)}
   */
  Matrix matrix(Path path, String layout) throws IOException {
    NpyFile file = open(path);
    int[] shape = requireDimensions(file, layout, 2);
    float[] values = new float[countOf(file)];
    file.read(0, values);
    return Matrix.of(shape[0], shape[1], values);
  }

  /** All elements, whole numbers. */
  int[] integers(NpyFile file) throws IOException {
    int[] values = new int[countOf(file)];
    file.read(0, values);
    return values;
  }

  /** The shape, if it has that many sides. */
  static int[] requireDimensions(NpyFile file, String layout, int dimensions) throws IOException {
    if (file.shape().length != dimensions) {
      throw new IOException(
          "%s has the shape %s: expected %s".formatted(file.path(), file.shapeText(), layout));
    }
    return file.shape();
  }

  private static int countOf(NpyFile file) throws IOException {
    if (file.size() > Integer.MAX_VALUE) {
      throw new IOException(
          "%s has the shape %s, more than 2^31 elements: split it by neurons or concepts"
              .formatted(file.path(), file.shapeText()));
    }
    return (int) file.size();
  }

  @Override
  public void close() throws IOException {
    for (NpyFile file : files) {
      file.close();
    }
  }
}
