package org.conceptmonitor.regularizer.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of matrices, each under a hash of what it was computed from. Files are written whole or
 * not at all and carry a checksum; a damaged one is computed anew. The cache never fails: where the
 * folder can't be read or written it warns and computes. Files may be deleted at any time, and are
 * never deleted here. Safe for use by several threads and processes.
 */
public final class MatrixCache {
  private static final Logger LOG = LoggerFactory.getLogger(MatrixCache.class);

  private final Path folder;

  /**
   * @param folder made when first needed
   */
  public MatrixCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The matrix under the key, or else the one computed now, which is then kept.
   *
   * @param key letters and digits, from {@link ContentHash#hex()}
   */
  public Matrix get(String key, Supplier<Matrix> compute) {
    Path file = folder.resolve(key + ".matrix");
    if (Files.exists(file)) {
      try {
        return MatrixFile.read(file);
      } catch (IOException damaged) {
        LOG.warn("The cached file {} is computed anew: {}", file, damaged.getMessage());
      }
    }
    Matrix matrix = compute.get();
    try {
      MatrixFile.write(file, matrix);
    } catch (IOException unwritable) {
      LOG.warn("Results can't be cached in {}: {}", folder, unwritable.toString());
    }
    return matrix;
  }
}
