package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where DuckDB puts the files of an export or a compaction until they are whole: the only folder
 * beside its own file that it may touch.
 */
final class WorkFolder {
  private final Path path;

  WorkFolder(Path data) {
    this.path = data.resolve("work");
  }

  Path path() {
    return path;
  }

  /** Removes what a server that was killed left behind. */
  void clear() throws IOException {
    delete(path);
  }

  /** A folder of one's own, to be given to {@link #delete} in the end. */
  Path fresh() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(path), "");
  }

  static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
